;; Unpacks what tools/pack.js packed: LZ77, each number and each half of a byte a symbol of an adaptive range coder. In code, a
;; byte that is not copied is foretold from where it stands in its instruction, so that the module gets smaller than LZMA makes
;; it. JavaScript that runs once, and is not compiled yet, takes three times as long.
;;
;; What is packed has no sizes of functions: where one ends is seen from its instructions, and its size is written before it then.
;;
;; Memory: the contexts from 0, the narrower ones from 0x120000, what is packed from 0x240000, what was unpacked from 0x260000, and
;; the same with the sizes from 0x280000.
;; Contexts come in groups of 18: a first symbol's, and a second one's after each first one. The groups:
;;    0  bytes of data, by the byte before
;;  256  opcodes, by the opcode before
;;  512  operands, four for each opcode: 1 is added when a byte came that is to be continued, 2 after the first operand; a function's
;;       locals are the operands of opcode 1
;; 1536  distances, by the run (2, 3, 4 and more)
;; 1541  runs from as far back as the last: in data, at an opcode, in operands
;; 1544  runs of more than 16
;; 1545  copies, with groups as at 1541
(module
  (memory (export "memory") 46)
  (global $range (mut i32) (i32.const 1))
  (global $value (mut i32) (i32.const 0))
  (global $next (mut i32) (i32.const 0))
  (global $before (mut i32) (i32.const 0))

  ;; At the beginning, this reads the first three bytes.
  (func $widen
    (loop $again
      (if (i32.lt_u (global.get $range) (i32.const 0x1000000))
        (then
          (global.set $range (i32.shl (global.get $range) (i32.const 8)))
          (global.set $value
            (i32.or
              (i32.shl (global.get $value) (i32.const 8))
              (i32.load8_u offset=0x240000 (global.get $next))))
          (global.set $next (i32.add (global.get $next) (i32.const 1)))
          (br $again)))))

  ;; One of 17. Two contexts foretell it, the second narrower by the opcode, or byte, before: what they counted is added up, and
  ;; weighs double against the chance that each symbol has from the beginning.
  (func $symbol (param $context i32) (result i32)
    (local $narrower i32) (local $symbol i32) (local $unit i32) (local $rest i32) (local $own i32)
    (call $widen)
    (local.set $narrower
      (i32.mul
        (i32.add
          (i32.shr_u
            (i32.mul
              (i32.or (i32.shl (local.get $context) (i32.const 8)) (global.get $before))
              (i32.const 0x9e3779b1))
            (i32.const 16))
          (i32.const 0x10000))
        (i32.const 18)))
    (local.set $context (i32.mul (local.get $context) (i32.const 18)))
    (local.set $unit
      (i32.div_u
        (global.get $range)
        (i32.add
          (i32.shl
            (i32.add (i32.load8_u offset=17 (local.get $context)) (i32.load8_u offset=17 (local.get $narrower)))
            (i32.const 1))
          (i32.const 17))))
    (local.set $rest (i32.div_u (global.get $value) (local.get $unit)))
    (loop $again
      (local.set $own
        (i32.add
          (i32.shl
            (i32.add
              (i32.load8_u (i32.add (local.get $context) (local.get $symbol)))
              (i32.load8_u (i32.add (local.get $narrower) (local.get $symbol))))
            (i32.const 1))
          (i32.const 1)))
      (if (i32.ge_u (local.get $rest) (local.get $own))
        (then
          (local.set $rest (i32.sub (local.get $rest) (local.get $own)))
          (local.set $symbol (i32.add (local.get $symbol) (i32.const 1)))
          (br $again))))
    (global.set $range (i32.mul (local.get $own) (local.get $unit)))
    (global.set $value
      (i32.add
        (i32.rem_u (global.get $value) (local.get $unit))
        (i32.mul (local.get $rest) (local.get $unit))))
    (call $count (local.get $context) (local.get $symbol) (i32.const 3))
    (call $count (local.get $narrower) (local.get $symbol) (i32.const 6))
    (local.get $symbol))

  ;; A context is 17 counts and their sum, a byte each.
  (func $count (param $context i32) (param $symbol i32) (param $step i32)
    (local $sum i32)
    (i32.store8
      (local.tee $symbol (i32.add (local.get $symbol) (local.get $context)))
      (i32.add (i32.load8_u (local.get $symbol)) (local.get $step)))
    (local.set $sum (i32.add (i32.load8_u offset=17 (local.get $context)) (local.get $step)))
    ;; Before a byte is full all are halved: what was seen lately counts more.
    (if (i32.gt_u (local.get $sum) (i32.const 249))
      (then
        (local.set $sum (i32.const 0))
        (local.set $symbol (i32.add (local.get $context) (i32.const 17)))
        (loop $each
          (local.set $symbol (i32.sub (local.get $symbol) (i32.const 1)))
          (i32.store8 (local.get $symbol) (i32.shr_u (i32.load8_u (local.get $symbol)) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $symbol))))
          (br_if $each (i32.gt_u (local.get $symbol) (local.get $context))))))
    (i32.store8 offset=17 (local.get $context) (local.get $sum)))

  ;; From 1: how many bits follow the highest, then the first four of those, then the others, which have no context.
  (func $number (param $group i32) (result i32)
    (local $size i32) (local $high i32)
    (local.set $size (call $symbol (local.tee $group (i32.mul (local.get $group) (i32.const 18)))))
    (if (i32.eqz (local.get $size)) (then (return (i32.const 1))))
    (local.set $high (call $symbol (i32.add (i32.add (local.get $group) (i32.const 1)) (local.get $size))))
    (if (i32.lt_u (local.get $size) (i32.const 5))
      (then (return (i32.or (i32.shl (i32.const 1) (local.get $size)) (local.get $high)))))
    (call $widen)
    (local.set $size (i32.sub (local.get $size) (i32.const 4)))
    (global.set $range (i32.shr_u (global.get $range) (local.get $size)))
    (local.set $group (i32.div_u (global.get $value) (global.get $range)))
    (global.set $value (i32.rem_u (global.get $value) (global.get $range)))
    (i32.or
      (i32.shl (i32.or (local.get $high) (i32.const 16)) (local.get $size))
      (local.get $group)))

  ;; Answers how much longer it is with the sizes.
  (func (export "unpack") (param $length i32) (param $start i32) (param $end i32) (result i32)
    (local $at i32) (local $group i32) (local $byte i32) (local $where i32) (local $place i32)
    (local $opcode i32) (local $operands i32) (local $run i32) (local $distance i32)
    (local $depth i32) (local $gaps i32) (local $body i32) (local $size i32)
    (loop $each
      (if (i32.eqz (local.get $run))
        (then
          (local.set $byte (call $symbol (i32.mul (local.get $group) (i32.const 18))))
          (if (i32.lt_u (local.get $byte) (i32.const 16))
            (then
              (local.set $byte
                (i32.or
                  (i32.shl (local.get $byte) (i32.const 4))
                  (call $symbol
                    (i32.add (i32.add (i32.mul (local.get $group) (i32.const 18)) (i32.const 1)) (local.get $byte))))))
            (else
              (local.set $where
                (select
                  (i32.shr_u (local.get $group) (i32.const 8))
                  (i32.const 2)
                  (i32.lt_u (local.get $group) (i32.const 512))))
              (local.set $run
                (call $symbol (i32.mul (i32.add (local.get $where) (i32.const 1545)) (i32.const 18))))
              (if (i32.eqz (local.get $run))
                (then (local.set $run (call $number (i32.add (local.get $where) (i32.const 1541)))))
                (else
                  (if (i32.eq (local.get $run) (i32.const 1))
                    (then (local.set $run (i32.add (call $number (i32.const 1544)) (i32.const 16)))))
                  (local.set $distance
                    (call $number
                      (i32.add
                        (select (local.get $run) (i32.const 4) (i32.lt_u (local.get $run) (i32.const 4)))
                        (i32.const 1536))))))))))
      (if (local.get $run)
        (then
          (local.set $run (i32.sub (local.get $run) (i32.const 1)))
          (local.set $byte (i32.load8_u offset=0x260000 (i32.sub (local.get $at) (local.get $distance))))))
      (i32.store8 offset=0x260000 (local.get $at) (local.get $byte))
      (i32.store8 offset=0x280000 (i32.add (local.get $at) (local.get $gaps)) (local.get $byte))

      (if (i32.ge_u (i32.sub (local.get $at) (local.get $start)) (i32.sub (local.get $end) (local.get $start)))
        (then
          (global.set $before (local.get $opcode))
          (local.set $group (local.tee $opcode (local.get $byte)))
          ;; Code begins with the number of functions.
          (local.set $operands (i32.const 1))
          (local.set $place (i32.const 2))
          (local.set $depth (i32.const -1)))
        (else
          (if (i32.eqz (local.get $operands))
            (then
              (global.set $before (local.get $opcode))
              ;; None of the module's opcodes has others; the build looks at that.
              (local.set $operands
                (i32.add
                  (i32.add
                    (i32.add
                      (i32.lt_u (i32.sub (local.tee $opcode (local.get $byte)) (i32.const 0x02)) (i32.const 3))
                      (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x0c)) (i32.const 3)))
                    (i32.add
                      (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x10)) (i32.const 2))
                      (i32.eq (local.get $byte) (i32.const 0x11))))
                  (i32.add
                    (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x20)) (i32.const 35))
                    (i32.add
                      (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x28)) (i32.const 23))
                      (i32.eq (local.get $byte) (i32.const 0xfc))))))
              (local.set $depth
                (i32.sub
                  (i32.add
                    (local.get $depth)
                    (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x02)) (i32.const 3)))
                  (i32.eq (local.get $byte) (i32.const 0x0b))))
              (local.set $place (i32.const 0)))
            (else
              (if (i32.ge_u (local.get $byte) (i32.const 128))
                (then (local.set $place (i32.or (local.get $place) (i32.const 1))))
                (else
                  (local.set $operands (i32.sub (local.get $operands) (i32.const 1)))
                  (if (i32.lt_u (local.get $place) (i32.const 2))
                    (then
                      ;; `br_table` tells first how many labels it has, the default one apart.
                      (if (i32.eq (local.get $opcode) (i32.const 0x0e))
                        (then (local.set $operands (i32.add (local.get $byte) (i32.const 1)))))
                      ;; A function, how many groups of locals, each a number and a type.
                      (if (i32.eq (local.get $opcode) (i32.const 0x01))
                        (then (local.set $operands (i32.shl (local.get $byte) (i32.const 1)))))
                      ;; `memory.copy` has two memories, `memory.fill` one.
                      (if (i32.eq (local.get $opcode) (i32.const 0xfc))
                        (then
                          (local.set $operands
                            (i32.add
                              (i32.shl (i32.eq (local.get $byte) (i32.const 10)) (i32.const 1))
                              (i32.eq (local.get $byte) (i32.const 11))))))))
                  (local.set $place (i32.const 2))))))
          ;; At the end of one function, and before the first.
          (if (i32.and (i32.shr_u (local.get $depth) (i32.const 31)) (i32.eqz (local.get $operands)))
            (then
              (local.set $where (i32.add (i32.add (local.get $at) (local.get $gaps)) (i32.const 1)))
              (local.set $size (i32.sub (local.get $where) (local.get $body)))
              ;; In three bytes, as long as they are.
              (i32.store16 offset=0x27fffd
                (local.get $body)
                (i32.or
                  (i32.or
                    (i32.and (local.get $size) (i32.const 0x7f))
                    (i32.and (i32.shl (local.get $size) (i32.const 1)) (i32.const 0x7f00)))
                  (i32.const 0x8080)))
              (i32.store8 offset=0x27ffff (local.get $body) (i32.shr_u (local.get $size) (i32.const 14)))
              (if (i32.lt_u (i32.add (local.get $at) (i32.const 1)) (local.get $end))
                (then
                  (local.set $gaps (i32.add (local.get $gaps) (i32.const 3)))
                  (local.set $body (i32.add (local.get $where) (i32.const 3)))
                  (local.set $opcode (i32.const 1))
                  (local.set $operands (i32.const 1))
                  (local.set $place (i32.const 0))
                  (local.set $depth (i32.const 0))))))
          (local.set $group
            (select
              (i32.add (i32.or (i32.shl (local.get $opcode) (i32.const 2)) (local.get $place)) (i32.const 512))
              (i32.add (local.get $opcode) (i32.const 256))
              (local.get $operands)))))
      (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $length))))
    (local.get $gaps)))
