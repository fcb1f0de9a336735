//! The allocator and panic handler of std, at a tenth of their size: the modules are loaded by browsers, have one thread,
//! and a panic has nobody to tell but the engine.

#[cfg(not(feature = "sim-wasm"))]
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

#[cfg(not(feature = "sim-wasm"))]
#[global_allocator]
// SAFETY: the module is built without threads.
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// The allocator of std, because the other searches a list of all free blocks, of which a project has many.
#[cfg(feature = "sim-wasm")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
