;; Decodes a text to the bytes that `encode` in `xtask/src/pkg.rs` has made it of. In WebAssembly because an engine runs
;; it at full speed from the start: the same loop in JavaScript takes twice as long when it runs once. The build
;; replaces the words in capitals, and makes a module for each text.
(module
  ;; First the text, which is decoded in place, then the table.
  (memory (export "memory") PAGES)
  (data (i32.const TABLE) "BYTES")
  ;; Takes the length of the text, and returns the number of bytes.
  (func (export "decode") (param $end i32) (result i32)
    (local $at i32)
    (local $length i32)
    (local $code i32)
    (loop $next
      (local.set $code (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      ;; A prefix, which is 32 or 33, and a letter: after the single letters, the table has those of each prefix.
      (if (i32.lt_u (local.get $code) (i32.const 34))
        (then
          (local.set $code
            (i32.add
              (i32.mul (i32.sub (local.get $code) (i32.const 31)) (i32.const 128))
              (i32.load8_u (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))))
      (i32.store8 (local.get $length) (i32.load8_u offset=TABLE (local.get $code)))
      (local.set $length (i32.add (local.get $length) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.get $length)))
