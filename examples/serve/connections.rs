//! The open connections. Each either executes a request or waits for its client: for a complete request, or until its
//! response is read. One that waits is closed when its slot is needed, or when it has waited for too long.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep};

/// The bounds on connections.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The number of open connections.
    pub(crate) connections: usize,
    /// The time that a connection waits for its client.
    pub(crate) client_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 2000, client_timeout: Duration::from_secs(60) }
    }
}

/// The open connections.
pub(crate) struct Connections {
    client_timeout: Duration,
    slots: Arc<Semaphore>,
    waiting: Mutex<Waiting>,
    /// Notifies of each connection that begins to wait.
    begun: Notify,
}

/// The connections that wait for their clients, by number, and so in the order in which they began to wait.
#[derive(Default)]
struct Waiting {
    last: u64,
    by_number: BTreeMap<u64, (Instant, Arc<Notify>)>,
}

impl Connections {
    pub(crate) fn new(limits: Limits) -> Arc<Self> {
        Arc::new(Self {
            client_timeout: limits.client_timeout,
            slots: Arc::new(Semaphore::new(limits.connections)),
            waiting: Mutex::default(),
            begun: Notify::new(),
        })
    }

    /// Admits a connection. If there are too many, the one that has waited longest for its client is closed first.
    pub(crate) async fn admit(self: &Arc<Self>) -> Connection {
        let slot = loop {
            let begun = self.begun.notified();
            match Arc::clone(&self.slots).try_acquire_owned() {
                Ok(slot) => break slot,
                Err(_) if self.close_longest_waiting() => tokio::task::yield_now().await,
                // All of them execute requests.
                Err(_) => begun.await,
            }
        };
        let connection = Connection {
            all: Arc::clone(self),
            number: AtomicU64::new(0),
            close: Arc::default(),
            _slot: slot,
        };
        connection.begin_wait();
        connection
    }

    /// Closes the connection that has waited longest for its client. Returns `false` if none waits.
    pub(crate) fn close_longest_waiting(&self) -> bool {
        let longest = self.waiting().by_number.pop_first();
        longest.map(|(_, (_, close))| close.notify_one()).is_some()
    }

    /// Closes connections that have waited for too long, for ever.
    pub(crate) async fn close_expired(&self) {
        loop {
            sleep(self.client_timeout / 20).await;
            let is_expired = |since: Instant| since.elapsed() > self.client_timeout;
            while self.waiting().by_number.values().next().is_some_and(|(since, _)| is_expired(*since)) {
                self.close_longest_waiting();
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An open connection.
pub(crate) struct Connection {
    all: Arc<Connections>,
    /// The number of its last wait.
    number: AtomicU64,
    close: Arc<Notify>,
    _slot: OwnedSemaphorePermit,
}

impl Connection {
    /// Marks the connection as executing a request, until the guard is dropped.
    pub(crate) fn execute(&self) -> Executing<'_> {
        self.end_wait();
        Executing(self)
    }

    /// Completes when the connection must be closed.
    pub(crate) async fn closed(&self) {
        self.close.notified().await;
    }

    fn begin_wait(&self) {
        let mut waiting = self.all.waiting();
        waiting.last += 1;
        let number = waiting.last;
        waiting.by_number.insert(number, (Instant::now(), Arc::clone(&self.close)));
        self.number.store(number, Ordering::Relaxed);
        self.all.begun.notify_waiters();
    }

    fn end_wait(&self) {
        self.all.waiting().by_number.remove(&self.number.load(Ordering::Relaxed));
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.end_wait();
    }
}

/// A guard on whose drop the connection waits for its client.
pub(crate) struct Executing<'a>(&'a Connection);

impl Drop for Executing<'_> {
    fn drop(&mut self) {
        self.0.begin_wait();
    }
}
