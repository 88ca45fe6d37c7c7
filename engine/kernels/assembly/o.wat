(module
 (type $0 (func (param i32 i32 i32 i32 i32 i32)))
 (type $1 (func (param f64) (result f64)))
 (type $2 (func (param i32 i32 i32 i32 i32 i32 i32 i32)))
 (type $3 (func (param i32 i32 i32)))
 (type $4 (func (param i32 i32 i32 i32 i32) (result f64)))
 (type $5 (func (param i32 i32) (result f64)))
 (type $6 (func (param i32 i32 i32 i32 f32 f32)))
 (type $7 (func (param i32 i32 i32 i32 i32 f32)))
 (type $8 (func (param i32 i32 i32 i32 i32 i32 i32)))
 (type $9 (func (param i32) (result f64)))
 (type $10 (func (param i32 i32 i32) (result f64)))
 (type $11 (func (param i32 i32 f64 i32 i32 i32)))
 (type $12 (func (param i32 i32 i32 i32 i32 i32) (result i32)))
 (type $13 (func (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)))
 (import "env" "memory" (memory $0 0))
 (export "embeddingBag" (func $embedding_bag/embeddingBag))
 (export "segmentSum" (func $embedding_bag/segmentSum))
 (export "fillGaussian" (func $gaussian/fillGaussian))
 (export "memoryNetwork" (func $memory_network/memoryNetwork))
 (export "packRows" (func $memory_network/packRows))
 (export "memoryOuter" (func $memory_products/memoryOuter))
 (export "memoryScores" (func $memory_products/memoryScores))
 (export "memorySum" (func $memory_products/memorySum))
 (export "softmaxCrossEntropy" (func $softmax/softmaxCrossEntropy))
 (export "softmaxCrossEntropyGradient" (func $softmax/softmaxCrossEntropyGradient))
 (export "descend" (func $update/descend))
 (export "sumOfSquares" (func $update/sumOfSquares))
 (func $gaussian/tailQuantile (param $0 f64) (result f64)
  (local $1 v128)
  (local $2 f64)
  local.get $0
  f64.const 0.5
  f64.add
  f64.const 0.5
  local.get $0
  f64.sub
  local.get $0
  f64.const 0
  f64.lt
  select
  call $exponential/log
  f64.neg
  f64.sqrt
  local.tee $2
  f64.const 5
  f64.le
  if (result v128)
   v128.const i32x4 0xc0b7ace9 0x3f49615a 0x686439e4 0x3e120d3f
   local.get $2
   f64.const -1.6
   f64.add
   f64x2.splat
   local.tee $1
   f64x2.mul
   v128.const i32x4 0x6c45ec67 0x3f9744eb 0xbfdf2728 0x3f41f18c
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0xb9b85c37 0x3fcef2ab 0x7eab17bf 0x3f8f207a
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x085375b2 0x3ff453cc 0x3394f040 0x3fc2f512
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x1a3d02c4 0x400d2ecb 0xf23385c9 0x3fe61292
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x1462256a 0x401713f7 0xe6526633 0x3ffad278
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x48cab19b 0x40128577 0xbb46a449 0x40006cef
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0xfde9526a 0x3ff6c665 0x00000000 0x3ff00000
   f64x2.add
  else
   v128.const i32x4 0xd693bf93 0x3e8afb74 0xf1f8c190 0x3ce269bf
   local.get $2
   f64.const -5
   f64.add
   f64x2.splat
   local.tee $1
   f64x2.mul
   v128.const i32x4 0xcc59e02a 0x3efc6ec6 0xf740b9e0 0x3e831446
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x08425345 0x3f545c19 0x496374bf 0x3ef35c2c
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x193b4ee7 0x3f9b2b41 0x979dc5d7 0x3f49c8bc
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x3151c913 0x3fd2fad9 0x3215462a 0x3f8e76f9
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x461fa445 0x3ffc8ea6 0x183443fb 0x3fc186eb
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0x6e875003 0x4015daea 0x4fc7d77f 0x3fe331d3
   f64x2.add
   local.get $1
   f64x2.mul
   v128.const i32x4 0xc13ee526 0x401aa1b1 0x00000000 0x3ff00000
   f64x2.add
  end
  local.tee $1
  f64x2.extract_lane 0
  local.get $1
  f64x2.extract_lane 1
  f64.div
  local.tee $2
  f64.neg
  local.get $2
  local.get $0
  f64.const 0
  f64.lt
  select
 )
 (func $exponential/log (param $0 f64) (result f64)
  (local $1 i32)
  (local $2 i64)
  (local $3 f64)
  local.get $0
  i64.reinterpret_f64
  local.tee $2
  i64.const 52
  i64.shr_u
  i32.wrap_i64
  i32.const 1023
  i32.sub
  local.set $1
  local.get $2
  i64.const 4503599627370495
  i64.and
  i64.const 4607182418800017408
  i64.or
  f64.reinterpret_i64
  local.tee $0
  f64.const 1.4142135623730951
  f64.gt
  if
   local.get $1
   i32.const 1
   i32.add
   local.set $1
   local.get $0
   f64.const 0.5
   f64.mul
   local.set $0
  end
  local.get $0
  f64.const -1
  f64.add
  local.get $0
  f64.const 1
  f64.add
  f64.div
  local.tee $3
  local.get $3
  f64.mul
  local.set $0
  local.get $1
  f64.convert_i32_s
  f64.const 0.6931471805599453
  f64.mul
  local.get $3
  local.get $3
  f64.add
  local.get $0
  f64.const 0
  f64.mul
  f64.const 0.047619047619047616
  f64.add
  local.get $0
  f64.mul
  f64.const 0.05263157894736842
  f64.add
  local.get $0
  f64.mul
  f64.const 0.058823529411764705
  f64.add
  local.get $0
  f64.mul
  f64.const 0.06666666666666667
  f64.add
  local.get $0
  f64.mul
  f64.const 0.07692307692307693
  f64.add
  local.get $0
  f64.mul
  f64.const 0.09090909090909091
  f64.add
  local.get $0
  f64.mul
  f64.const 0.1111111111111111
  f64.add
  local.get $0
  f64.mul
  f64.const 0.14285714285714285
  f64.add
  local.get $0
  f64.mul
  f64.const 0.2
  f64.add
  local.get $0
  f64.mul
  f64.const 0.3333333333333333
  f64.add
  local.get $0
  f64.mul
  f64.const 1
  f64.add
  f64.mul
  f64.add
 )
 (func $softmax/softmaxCrossEntropy (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (result f64)
  (local $5 i32)
  (local $6 f64)
  (local $7 v128)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 f32)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  (local $16 f32)
  (local $17 i32)
  (local $18 v128)
  (local $19 v128)
  (local $20 f32)
  local.get $4
  i32.const 2
  i32.shl
  local.set $14
  loop $for-loop|0
   local.get $3
   local.get $15
   i32.gt_s
   if
    local.get $2
    i32.load
    local.tee $17
    i32.const 0
    i32.ge_s
    if
     local.get $0
     local.tee $8
     local.set $12
     local.get $1
     local.tee $9
     local.set $13
     v128.const i32x4 0xff800000 0xff800000 0xff800000 0xff800000
     local.set $7
     local.get $4
     local.set $5
     loop $for-loop|1
      local.get $5
      i32.const 4
      i32.ge_s
      if
       local.get $7
       local.get $13
       v128.load
       f32x4.max
       local.set $7
       local.get $13
       i32.const 16
       i32.add
       local.set $13
       local.get $5
       i32.const 4
       i32.sub
       local.set $5
       br $for-loop|1
      end
     end
     local.get $5
     i32.const 0
     i32.gt_s
     if
      v128.const i32x4 0xff800000 0xff800000 0xff800000 0xff800000
      local.get $13
      f32.load
      f32x4.replace_lane 0
      local.set $10
      local.get $5
      i32.const 1
      i32.gt_s
      if
       local.get $10
       local.get $13
       f32.load offset=4
       f32x4.replace_lane 1
       local.set $10
      end
      local.get $7
      local.get $5
      i32.const 2
      i32.gt_s
      if (result v128)
       local.get $10
       local.get $13
       f32.load offset=8
       f32x4.replace_lane 2
      else
       local.get $10
      end
      f32x4.max
      local.set $7
     end
     local.get $7
     local.get $7
     local.get $7
     i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
     f32x4.max
     local.tee $7
     f32x4.extract_lane 0
     local.get $7
     f32x4.extract_lane 1
     f32.max
     local.tee $16
     f32x4.splat
     local.set $10
     v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
     local.set $7
     local.get $4
     local.set $5
     loop $for-loop|2
      local.get $5
      i32.const 4
      i32.ge_s
      if
       local.get $9
       v128.load
       local.get $10
       f32x4.sub
       v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
       f32x4.max
       local.tee $18
       v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
       f32x4.mul
       f32x4.nearest
       local.set $19
       local.get $12
       v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
       local.get $18
       local.get $19
       v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
       f32x4.mul
       f32x4.sub
       local.get $19
       v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
       f32x4.mul
       f32x4.sub
       local.tee $18
       f32x4.mul
       v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
       f32x4.add
       local.get $18
       f32x4.mul
       v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
       f32x4.add
       local.get $19
       i32x4.trunc_sat_f32x4_s
       v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
       i32x4.add
       i32.const 23
       i32x4.shl
       f32x4.mul
       local.tee $18
       v128.store
       local.get $7
       local.get $18
       f32x4.add
       local.set $7
       local.get $9
       i32.const 16
       i32.add
       local.set $9
       local.get $12
       i32.const 16
       i32.add
       local.set $12
       local.get $5
       i32.const 4
       i32.sub
       local.set $5
       br $for-loop|2
      end
     end
     local.get $7
     local.get $7
     local.get $7
     i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
     f32x4.add
     local.tee $7
     f32x4.extract_lane 0
     local.get $7
     f32x4.extract_lane 1
     f32.add
     local.set $11
     local.get $5
     if
      local.get $16
      f32x4.splat
      local.get $9
      f32.load
      f32x4.replace_lane 0
      local.set $7
      local.get $5
      i32.const 1
      i32.gt_s
      if
       local.get $7
       local.get $9
       f32.load offset=4
       f32x4.replace_lane 1
       local.set $7
      end
      local.get $5
      i32.const 2
      i32.gt_s
      if (result v128)
       local.get $7
       local.get $9
       f32.load offset=8
       f32x4.replace_lane 2
      else
       local.get $7
      end
      local.get $10
      f32x4.sub
      v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
      f32x4.max
      local.tee $7
      v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
      f32x4.mul
      f32x4.nearest
      local.set $10
      local.get $12
      v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
      local.get $7
      local.get $10
      v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
      f32x4.mul
      f32x4.sub
      local.get $10
      v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
      f32x4.mul
      f32x4.sub
      local.tee $7
      f32x4.mul
      v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
      f32x4.add
      local.get $7
      f32x4.mul
      v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
      f32x4.add
      local.get $10
      i32x4.trunc_sat_f32x4_s
      v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
      i32x4.add
      i32.const 23
      i32x4.shl
      f32x4.mul
      local.tee $7
      f32x4.extract_lane 0
      local.tee $20
      f32.store
      local.get $11
      local.get $20
      f32.add
      local.set $11
      local.get $5
      i32.const 1
      i32.gt_s
      if
       local.get $12
       local.get $7
       f32x4.extract_lane 1
       local.tee $20
       f32.store offset=4
       local.get $11
       local.get $20
       f32.add
       local.set $11
      end
      local.get $5
      i32.const 2
      i32.gt_s
      if
       local.get $12
       local.get $7
       f32x4.extract_lane 2
       local.tee $20
       f32.store offset=8
       local.get $11
       local.get $20
       f32.add
       local.set $11
      end
     end
     f32.const 1
     local.get $11
     f32.div
     local.tee $20
     f32x4.splat
     local.set $7
     local.get $4
     local.set $5
     loop $for-loop|3
      local.get $5
      i32.const 4
      i32.ge_s
      if
       local.get $8
       local.get $8
       v128.load
       local.get $7
       f32x4.mul
       v128.store
       local.get $8
       i32.const 16
       i32.add
       local.set $8
       local.get $5
       i32.const 4
       i32.sub
       local.set $5
       br $for-loop|3
      end
     end
     loop $for-loop|4
      local.get $5
      i32.const 0
      i32.gt_s
      if
       local.get $8
       local.get $8
       f32.load
       local.get $20
       f32.mul
       f32.store
       local.get $8
       i32.const 4
       i32.add
       local.set $8
       local.get $5
       i32.const 1
       i32.sub
       local.set $5
       br $for-loop|4
      end
     end
     local.get $6
     local.get $11
     f64.promote_f32
     call $exponential/log
     local.get $1
     local.get $17
     i32.const 2
     i32.shl
     i32.add
     f32.load
     local.get $16
     f32.sub
     f64.promote_f32
     f64.sub
     f64.add
     local.set $6
    end
    local.get $2
    i32.const 4
    i32.add
    local.set $2
    local.get $1
    local.get $14
    i32.add
    local.set $1
    local.get $0
    local.get $14
    i32.add
    local.set $0
    local.get $15
    i32.const 1
    i32.add
    local.set $15
    br $for-loop|0
   end
  end
  local.get $6
 )
 (func $memory_network/spreadBag (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32) (param $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  loop $for-loop|0
   local.get $2
   local.get $13
   i32.gt_s
   if
    local.get $1
    local.get $13
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $9
    if
     local.get $3
     local.get $7
     local.get $13
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $8
     local.get $4
     local.get $9
     i32.const 1
     i32.sub
     local.get $5
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $11
     i32.const 0
     local.set $12
     loop $for-loop|1
      local.get $6
      local.get $12
      i32.gt_s
      if
       local.get $11
       local.get $7
       local.get $12
       i32.mul
       i32.const 2
       i32.shl
       local.tee $10
       i32.add
       local.set $14
       local.get $8
       local.set $9
       local.get $0
       local.get $10
       i32.add
       local.tee $15
       local.get $7
       i32.const -4
       i32.and
       i32.const 2
       i32.shl
       i32.add
       local.set $10
       loop $while-continue|2
        local.get $10
        local.get $15
        i32.gt_u
        if
         local.get $14
         local.get $14
         v128.load
         local.get $9
         v128.load
         local.get $15
         v128.load
         f32x4.mul
         f32x4.add
         v128.store
         local.get $15
         i32.const 16
         i32.add
         local.set $15
         local.get $14
         i32.const 16
         i32.add
         local.set $14
         local.get $9
         i32.const 16
         i32.add
         local.set $9
         br $while-continue|2
        end
       end
       local.get $7
       i32.const 3
       i32.and
       local.set $10
       loop $for-loop|3
        local.get $10
        i32.const 0
        i32.gt_s
        if
         local.get $14
         local.get $14
         f32.load
         local.get $9
         f32.load
         local.get $15
         f32.load
         f32.mul
         f32.add
         f32.store
         local.get $15
         i32.const 4
         i32.add
         local.set $15
         local.get $14
         i32.const 4
         i32.add
         local.set $14
         local.get $9
         i32.const 4
         i32.add
         local.set $9
         local.get $10
         i32.const 1
         i32.sub
         local.set $10
         br $for-loop|3
        end
       end
       local.get $12
       i32.const 1
       i32.add
       local.set $12
       br $for-loop|1
      end
     end
    end
    local.get $13
    i32.const 1
    i32.add
    local.set $13
    br $for-loop|0
   end
  end
 )
 (func $memory_network/addBag (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32) (param $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  loop $for-loop|0
   local.get $2
   local.get $13
   i32.gt_s
   if
    local.get $1
    local.get $13
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $9
    if
     local.get $3
     local.get $7
     local.get $13
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $8
     local.get $4
     local.get $9
     i32.const 1
     i32.sub
     local.get $5
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $11
     i32.const 0
     local.set $12
     loop $for-loop|1
      local.get $6
      local.get $12
      i32.gt_s
      if
       local.get $7
       local.get $12
       i32.mul
       i32.const 2
       i32.shl
       local.tee $10
       local.get $0
       i32.add
       local.set $14
       local.get $8
       local.set $9
       local.get $10
       local.get $11
       i32.add
       local.tee $15
       local.get $7
       i32.const -4
       i32.and
       i32.const 2
       i32.shl
       i32.add
       local.set $10
       loop $while-continue|2
        local.get $10
        local.get $15
        i32.gt_u
        if
         local.get $14
         local.get $14
         v128.load
         local.get $9
         v128.load
         local.get $15
         v128.load
         f32x4.mul
         f32x4.add
         v128.store
         local.get $15
         i32.const 16
         i32.add
         local.set $15
         local.get $14
         i32.const 16
         i32.add
         local.set $14
         local.get $9
         i32.const 16
         i32.add
         local.set $9
         br $while-continue|2
        end
       end
       local.get $7
       i32.const 3
       i32.and
       local.set $10
       loop $for-loop|3
        local.get $10
        i32.const 0
        i32.gt_s
        if
         local.get $14
         local.get $14
         f32.load
         local.get $9
         f32.load
         local.get $15
         f32.load
         f32.mul
         f32.add
         f32.store
         local.get $15
         i32.const 4
         i32.add
         local.set $15
         local.get $14
         i32.const 4
         i32.add
         local.set $14
         local.get $9
         i32.const 4
         i32.add
         local.set $9
         local.get $10
         i32.const 1
         i32.sub
         local.set $10
         br $for-loop|3
        end
       end
       local.get $12
       i32.const 1
       i32.add
       local.set $12
       br $for-loop|1
      end
     end
    end
    local.get $13
    i32.const 1
    i32.add
    local.set $13
    br $for-loop|0
   end
  end
 )
 (func $update/sumOfSquares (param $0 i32) (param $1 i32) (result f64)
  (local $2 v128)
  (local $3 f64)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 i32)
  (local $8 v128)
  local.get $0
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  local.set $7
  local.get $0
  local.get $1
  i32.const -8
  i32.and
  i32.const 2
  i32.shl
  i32.add
  local.set $1
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $2
    local.get $0
    v128.load
    local.tee $8
    f64x2.promote_low_f32x4
    local.tee $2
    local.get $2
    f64x2.mul
    f64x2.add
    local.set $2
    local.get $4
    local.get $8
    local.get $8
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.promote_low_f32x4
    local.tee $4
    local.get $4
    f64x2.mul
    f64x2.add
    local.set $4
    local.get $5
    local.get $0
    v128.load offset=16
    local.tee $8
    f64x2.promote_low_f32x4
    local.tee $5
    local.get $5
    f64x2.mul
    f64x2.add
    local.set $5
    local.get $6
    local.get $8
    local.get $8
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.promote_low_f32x4
    local.tee $6
    local.get $6
    f64x2.mul
    f64x2.add
    local.set $6
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    br $while-continue|0
   end
  end
  loop $while-continue|1
   local.get $0
   local.get $7
   i32.lt_u
   if
    local.get $3
    local.get $0
    f32.load
    f64.promote_f32
    local.tee $3
    local.get $3
    f64.mul
    f64.add
    local.set $3
    local.get $0
    i32.const 4
    i32.add
    local.set $0
    br $while-continue|1
   end
  end
  local.get $2
  local.get $5
  f64x2.add
  local.get $4
  local.get $6
  f64x2.add
  f64x2.add
  local.tee $2
  f64x2.extract_lane 0
  local.get $2
  f64x2.extract_lane 1
  f64.add
  local.get $3
  f64.add
 )
 (func $update/descend (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 f32) (param $5 f32)
  (local $6 i32)
  (local $7 v128)
  (local $8 f32)
  (local $9 v128)
  (local $10 v128)
  (local $11 i32)
  (local $12 i32)
  local.get $4
  f32x4.splat
  local.set $9
  local.get $5
  f32.neg
  f32x4.splat
  local.set $10
  loop $for-loop|0
   local.get $6
   local.get $3
   i32.const 4
   i32.sub
   i32.le_s
   if
    local.get $6
    i32.const 2
    i32.shl
    local.tee $11
    local.get $1
    i32.add
    v128.load
    local.get $9
    f32x4.mul
    local.set $7
    local.get $0
    local.get $11
    i32.add
    local.tee $12
    local.get $12
    v128.load
    local.get $2
    if (result v128)
     local.get $7
     local.get $2
     local.get $11
     i32.add
     v128.load
     f32x4.add
    else
     local.get $7
    end
    local.get $10
    f32x4.mul
    f32x4.add
    v128.store
    local.get $6
    i32.const 4
    i32.add
    local.set $6
    br $for-loop|0
   end
  end
  loop $for-loop|1
   local.get $3
   local.get $6
   i32.gt_s
   if
    local.get $6
    i32.const 2
    i32.shl
    local.tee $11
    local.get $1
    i32.add
    f32.load
    local.get $4
    f32.mul
    local.set $8
    local.get $0
    local.get $11
    i32.add
    local.tee $12
    local.get $12
    f32.load
    local.get $2
    if (result f32)
     local.get $8
     local.get $2
     local.get $11
     i32.add
     f32.load
     f32.add
    else
     local.get $8
    end
    local.get $5
    f32.neg
    f32.mul
    f32.add
    f32.store
    local.get $6
    i32.const 1
    i32.add
    local.set $6
    br $for-loop|1
   end
  end
 )
 (func $softmax/softmaxCrossEntropyGradient (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 f32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 v128)
  local.get $0
  local.get $1
  local.get $2
  local.get $3
  local.get $4
  call $softmax/softmaxCrossEntropy
  drop
  local.get $4
  i32.const 2
  i32.shl
  local.set $8
  loop $for-loop|0
   local.get $3
   local.get $7
   i32.gt_s
   if
    local.get $2
    i32.load
    local.tee $1
    i32.const 0
    i32.ge_s
    if
     local.get $0
     local.get $1
     i32.const 2
     i32.shl
     i32.add
     local.tee $1
     local.get $1
     f32.load
     f32.const -1
     f32.add
     f32.store
     local.get $5
     f32.const 1
     f32.ne
     if
      local.get $0
      local.set $1
      local.get $5
      f32x4.splat
      local.set $9
      local.get $4
      local.set $6
      loop $for-loop|1
       local.get $6
       i32.const 4
       i32.ge_s
       if
        local.get $1
        local.get $1
        v128.load
        local.get $9
        f32x4.mul
        v128.store
        local.get $1
        i32.const 16
        i32.add
        local.set $1
        local.get $6
        i32.const 4
        i32.sub
        local.set $6
        br $for-loop|1
       end
      end
      loop $for-loop|2
       local.get $6
       i32.const 0
       i32.gt_s
       if
        local.get $1
        local.get $1
        f32.load
        local.get $5
        f32.mul
        f32.store
        local.get $1
        i32.const 4
        i32.add
        local.set $1
        local.get $6
        i32.const 1
        i32.sub
        local.set $6
        br $for-loop|2
       end
      end
     end
    end
    local.get $2
    i32.const 4
    i32.add
    local.set $2
    local.get $0
    local.get $8
    i32.add
    local.set $0
    local.get $7
    i32.const 1
    i32.add
    local.set $7
    br $for-loop|0
   end
  end
 )
 (func $memory_products/memorySum (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 f32)
  (local $13 v128)
  local.get $5
  i32.const 2
  i32.shl
  local.set $10
  loop $for-loop|0
   local.get $3
   local.get $11
   i32.gt_s
   if
    i32.const 0
    local.set $9
    loop $for-loop|1
     local.get $4
     local.get $9
     i32.gt_s
     if
      local.get $0
      local.set $6
      local.get $1
      f32.load
      local.tee $12
      f32x4.splat
      local.set $13
      local.get $2
      local.tee $7
      local.get $5
      i32.const -4
      i32.and
      i32.const 2
      i32.shl
      i32.add
      local.set $8
      loop $while-continue|2
       local.get $7
       local.get $8
       i32.lt_u
       if
        local.get $6
        local.get $6
        v128.load
        local.get $13
        local.get $7
        v128.load
        f32x4.mul
        f32x4.add
        v128.store
        local.get $7
        i32.const 16
        i32.add
        local.set $7
        local.get $6
        i32.const 16
        i32.add
        local.set $6
        br $while-continue|2
       end
      end
      local.get $5
      i32.const 3
      i32.and
      local.set $8
      loop $for-loop|3
       local.get $8
       i32.const 0
       i32.gt_s
       if
        local.get $6
        local.get $6
        f32.load
        local.get $12
        local.get $7
        f32.load
        f32.mul
        f32.add
        f32.store
        local.get $7
        i32.const 4
        i32.add
        local.set $7
        local.get $6
        i32.const 4
        i32.add
        local.set $6
        local.get $8
        i32.const 1
        i32.sub
        local.set $8
        br $for-loop|3
       end
      end
      local.get $1
      i32.const 4
      i32.add
      local.set $1
      local.get $2
      local.get $10
      i32.add
      local.set $2
      local.get $9
      i32.const 1
      i32.add
      local.set $9
      br $for-loop|1
     end
    end
    local.get $0
    local.get $10
    i32.add
    local.set $0
    local.get $11
    i32.const 1
    i32.add
    local.set $11
    br $for-loop|0
   end
  end
 )
 (func $memory_products/memoryScores (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 v128)
  (local $9 i32)
  (local $10 i32)
  (local $11 f32)
  (local $12 i32)
  (local $13 i32)
  local.get $5
  i32.const 2
  i32.shl
  local.set $12
  loop $for-loop|0
   local.get $3
   local.get $13
   i32.gt_s
   if
    i32.const 0
    local.set $10
    loop $for-loop|1
     local.get $4
     local.get $10
     i32.gt_s
     if
      local.get $2
      local.set $7
      v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
      local.set $8
      local.get $1
      local.tee $6
      local.get $5
      i32.const -4
      i32.and
      i32.const 2
      i32.shl
      i32.add
      local.set $9
      loop $while-continue|2
       local.get $6
       local.get $9
       i32.lt_u
       if
        local.get $8
        local.get $6
        v128.load
        local.get $7
        v128.load
        f32x4.mul
        f32x4.add
        local.set $8
        local.get $6
        i32.const 16
        i32.add
        local.set $6
        local.get $7
        i32.const 16
        i32.add
        local.set $7
        br $while-continue|2
       end
      end
      local.get $8
      local.get $8
      local.get $8
      i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
      f32x4.add
      local.tee $8
      f32x4.extract_lane 0
      local.get $8
      f32x4.extract_lane 1
      f32.add
      local.set $11
      local.get $5
      i32.const 3
      i32.and
      local.set $9
      loop $for-loop|3
       local.get $9
       i32.const 0
       i32.gt_s
       if
        local.get $11
        local.get $6
        f32.load
        local.get $7
        f32.load
        f32.mul
        f32.add
        local.set $11
        local.get $6
        i32.const 4
        i32.add
        local.set $6
        local.get $7
        i32.const 4
        i32.add
        local.set $7
        local.get $9
        i32.const 1
        i32.sub
        local.set $9
        br $for-loop|3
       end
      end
      local.get $0
      local.get $11
      f32.store
      local.get $0
      i32.const 4
      i32.add
      local.set $0
      local.get $2
      local.get $12
      i32.add
      local.set $2
      local.get $10
      i32.const 1
      i32.add
      local.set $10
      br $for-loop|1
     end
    end
    local.get $1
    local.get $12
    i32.add
    local.set $1
    local.get $13
    i32.const 1
    i32.add
    local.set $13
    br $for-loop|0
   end
  end
 )
 (func $memory_products/memoryOuter (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 f32)
  (local $13 v128)
  local.get $5
  i32.const 2
  i32.shl
  local.set $10
  loop $for-loop|0
   local.get $3
   local.get $11
   i32.gt_s
   if
    i32.const 0
    local.set $9
    loop $for-loop|1
     local.get $4
     local.get $9
     i32.gt_s
     if
      local.get $0
      local.set $6
      local.get $1
      f32.load
      local.tee $12
      f32x4.splat
      local.set $13
      local.get $2
      local.tee $7
      local.get $5
      i32.const -4
      i32.and
      i32.const 2
      i32.shl
      i32.add
      local.set $8
      loop $while-continue|2
       local.get $7
       local.get $8
       i32.lt_u
       if
        local.get $6
        local.get $6
        v128.load
        local.get $13
        local.get $7
        v128.load
        f32x4.mul
        f32x4.add
        v128.store
        local.get $7
        i32.const 16
        i32.add
        local.set $7
        local.get $6
        i32.const 16
        i32.add
        local.set $6
        br $while-continue|2
       end
      end
      local.get $5
      i32.const 3
      i32.and
      local.set $8
      loop $for-loop|3
       local.get $8
       i32.const 0
       i32.gt_s
       if
        local.get $6
        local.get $6
        f32.load
        local.get $12
        local.get $7
        f32.load
        f32.mul
        f32.add
        f32.store
        local.get $7
        i32.const 4
        i32.add
        local.set $7
        local.get $6
        i32.const 4
        i32.add
        local.set $6
        local.get $8
        i32.const 1
        i32.sub
        local.set $8
        br $for-loop|3
       end
      end
      local.get $1
      i32.const 4
      i32.add
      local.set $1
      local.get $0
      local.get $10
      i32.add
      local.set $0
      local.get $9
      i32.const 1
      i32.add
      local.set $9
      br $for-loop|1
     end
    end
    local.get $2
    local.get $10
    i32.add
    local.set $2
    local.get $11
    i32.const 1
    i32.add
    local.set $11
    br $for-loop|0
   end
  end
 )
 (func $memory_network/readBackward (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 f32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 i32)
  (local $12 f32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  (local $16 f32)
  (local $17 i32)
  (local $18 i32)
  (local $19 i32)
  (local $20 i32)
  (local $21 i32)
  local.get $0
  i32.load offset=20
  local.tee $8
  local.get $0
  i32.load offset=24
  i32.mul
  local.set $11
  local.get $0
  i32.load offset=56
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $13
  local.get $0
  i32.load offset=140
  local.get $2
  local.get $0
  i32.load offset=4
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.set $14
  local.get $0
  i32.load offset=144
  local.set $15
  local.get $8
  i32.const 2
  i32.shl
  local.tee $4
  local.get $0
  i32.load offset=136
  local.get $2
  local.get $8
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.tee $1
  i32.add
  local.set $7
  local.get $2
  local.get $0
  i32.load offset=32
  i32.mul
  local.get $8
  i32.mul
  i32.const 2
  i32.shl
  local.tee $2
  local.get $0
  i32.load offset=128
  i32.add
  local.tee $17
  local.get $4
  i32.add
  local.set $18
  local.get $0
  i32.load offset=132
  local.get $2
  i32.add
  local.tee $19
  local.get $4
  i32.add
  local.set $20
  local.get $4
  local.get $0
  i32.load offset=148
  local.tee $2
  i32.add
  local.set $4
  local.get $0
  i32.load offset=40
  if
   loop $for-loop|0
    local.get $3
    local.get $8
    i32.lt_s
    if
     local.get $3
     i32.const 2
     i32.shl
     local.tee $21
     local.get $2
     i32.add
     local.tee $6
     local.get $6
     v128.load
     local.get $7
     local.get $21
     i32.add
     v128.load
     v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
     f32x4.gt
     v128.and
     v128.store
     local.get $3
     i32.const 4
     i32.add
     local.set $3
     br $for-loop|0
    end
   end
  end
  loop $for-loop|1
   local.get $9
   local.get $13
   i32.lt_s
   if
    local.get $14
    local.get $9
    i32.const 2
    i32.shl
    i32.add
    f32.load
    local.set $12
    local.get $18
    local.get $9
    local.get $11
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $6
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $10
    local.get $2
    local.tee $3
    local.get $8
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    loop $while-continue|2
     local.get $3
     local.get $7
     i32.lt_u
     if
      local.get $10
      local.get $3
      v128.load
      local.get $6
      v128.load
      f32x4.mul
      f32x4.add
      local.set $10
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      local.get $6
      i32.const 16
      i32.add
      local.set $6
      br $while-continue|2
     end
    end
    local.get $10
    local.get $10
    local.get $10
    i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
    f32x4.add
    local.tee $10
    f32x4.extract_lane 0
    local.get $10
    f32x4.extract_lane 1
    f32.add
    local.set $5
    local.get $8
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|3
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $5
      local.get $3
      f32.load
      local.get $6
      f32.load
      f32.mul
      f32.add
      local.set $5
      local.get $3
      i32.const 4
      i32.add
      local.set $3
      local.get $6
      i32.const 4
      i32.add
      local.set $6
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|3
     end
    end
    local.get $15
    local.get $9
    i32.const 2
    i32.shl
    i32.add
    local.get $5
    f32.store
    local.get $16
    local.get $12
    local.get $5
    f32.mul
    f32.add
    local.set $16
    local.get $20
    local.get $9
    local.get $11
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $6
    local.get $12
    f32x4.splat
    local.set $10
    local.get $2
    local.tee $3
    local.get $8
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    loop $while-continue|4
     local.get $3
     local.get $7
     i32.lt_u
     if
      local.get $6
      local.get $6
      v128.load
      local.get $10
      local.get $3
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      local.get $6
      i32.const 16
      i32.add
      local.set $6
      br $while-continue|4
     end
    end
    local.get $8
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|5
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $6
      local.get $6
      f32.load
      local.get $12
      local.get $3
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $3
      i32.const 4
      i32.add
      local.set $3
      local.get $6
      i32.const 4
      i32.add
      local.set $6
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|5
     end
    end
    local.get $9
    i32.const 1
    i32.add
    local.set $9
    br $for-loop|1
   end
  end
  local.get $0
  i32.load offset=104
  if
   local.get $4
   i32.const 0
   local.get $8
   i32.const 2
   i32.shl
   memory.fill
   i32.const 0
   local.set $9
   loop $for-loop|6
    local.get $8
    local.get $9
    i32.gt_s
    if
     local.get $4
     local.set $3
     local.get $2
     local.get $9
     i32.const 2
     i32.shl
     i32.add
     f32.load
     local.tee $5
     f32x4.splat
     local.set $10
     local.get $0
     i32.load offset=104
     local.get $8
     local.get $9
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.tee $6
     local.get $8
     i32.const -4
     i32.and
     i32.const 2
     i32.shl
     i32.add
     local.set $7
     loop $while-continue|7
      local.get $6
      local.get $7
      i32.lt_u
      if
       local.get $3
       local.get $3
       v128.load
       local.get $10
       local.get $6
       v128.load
       f32x4.mul
       f32x4.add
       v128.store
       local.get $6
       i32.const 16
       i32.add
       local.set $6
       local.get $3
       i32.const 16
       i32.add
       local.set $3
       br $while-continue|7
      end
     end
     local.get $8
     i32.const 3
     i32.and
     local.set $7
     loop $for-loop|8
      local.get $7
      i32.const 0
      i32.gt_s
      if
       local.get $3
       local.get $3
       f32.load
       local.get $5
       local.get $6
       f32.load
       f32.mul
       f32.add
       f32.store
       local.get $6
       i32.const 4
       i32.add
       local.set $6
       local.get $3
       i32.const 4
       i32.add
       local.set $3
       local.get $7
       i32.const 1
       i32.sub
       local.set $7
       br $for-loop|8
      end
     end
     local.get $0
     i32.load offset=120
     local.get $8
     local.get $9
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $6
     local.get $5
     f32x4.splat
     local.set $10
     local.get $1
     local.tee $3
     local.get $8
     i32.const -4
     i32.and
     i32.const 2
     i32.shl
     i32.add
     local.set $7
     loop $while-continue|9
      local.get $3
      local.get $7
      i32.lt_u
      if
       local.get $6
       local.get $6
       v128.load
       local.get $10
       local.get $3
       v128.load
       f32x4.mul
       f32x4.add
       v128.store
       local.get $3
       i32.const 16
       i32.add
       local.set $3
       local.get $6
       i32.const 16
       i32.add
       local.set $6
       br $while-continue|9
      end
     end
     local.get $8
     i32.const 3
     i32.and
     local.set $7
     loop $for-loop|10
      local.get $7
      i32.const 0
      i32.gt_s
      if
       local.get $6
       local.get $6
       f32.load
       local.get $5
       local.get $3
       f32.load
       f32.mul
       f32.add
       f32.store
       local.get $3
       i32.const 4
       i32.add
       local.set $3
       local.get $6
       i32.const 4
       i32.add
       local.set $6
       local.get $7
       i32.const 1
       i32.sub
       local.set $7
       br $for-loop|10
      end
     end
     local.get $9
     i32.const 1
     i32.add
     local.set $9
     br $for-loop|6
    end
   end
  else
   local.get $4
   local.get $2
   local.get $8
   i32.const 2
   i32.shl
   memory.copy
  end
  i32.const 0
  local.set $9
  loop $for-loop|11
   local.get $9
   local.get $13
   i32.lt_s
   if
    local.get $9
    i32.const 2
    i32.shl
    local.tee $6
    local.get $15
    i32.add
    f32.load
    local.set $5
    local.get $4
    local.set $3
    local.get $0
    i32.load offset=36
    i32.eqz
    if
     local.get $6
     local.get $14
     i32.add
     f32.load
     local.get $5
     local.get $16
     f32.sub
     f32.mul
     local.set $5
    end
    local.get $5
    f32x4.splat
    local.set $10
    local.get $17
    local.get $9
    local.get $11
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.tee $6
    local.get $8
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    loop $while-continue|12
     local.get $6
     local.get $7
     i32.lt_u
     if
      local.get $3
      local.get $3
      v128.load
      local.get $10
      local.get $6
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $6
      i32.const 16
      i32.add
      local.set $6
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      br $while-continue|12
     end
    end
    local.get $8
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|13
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $3
      local.get $3
      f32.load
      local.get $5
      local.get $6
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $6
      i32.const 4
      i32.add
      local.set $6
      local.get $3
      i32.const 4
      i32.add
      local.set $3
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|13
     end
    end
    local.get $19
    local.get $9
    local.get $11
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $6
    local.get $5
    f32x4.splat
    local.set $10
    local.get $1
    local.tee $3
    local.get $8
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    loop $while-continue|14
     local.get $3
     local.get $7
     i32.lt_u
     if
      local.get $6
      local.get $6
      v128.load
      local.get $10
      local.get $3
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      local.get $6
      i32.const 16
      i32.add
      local.set $6
      br $while-continue|14
     end
    end
    local.get $8
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|15
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $6
      local.get $6
      f32.load
      local.get $5
      local.get $3
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $3
      i32.const 4
      i32.add
      local.set $3
      local.get $6
      i32.const 4
      i32.add
      local.set $6
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|15
     end
    end
    local.get $9
    i32.const 1
    i32.add
    local.set $9
    br $for-loop|11
   end
  end
  local.get $2
  local.get $4
  local.get $8
  i32.const 2
  i32.shl
  memory.copy
 )
 (func $memory_network/read (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 v128)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 f32)
  (local $12 i32)
  (local $13 v128)
  (local $14 i32)
  (local $15 f32)
  (local $16 i32)
  (local $17 i32)
  (local $18 v128)
  (local $19 f32)
  local.get $0
  i32.load offset=20
  local.tee $12
  local.get $0
  i32.load offset=24
  i32.mul
  local.set $14
  local.get $0
  i32.load offset=56
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $3
  local.get $0
  i32.load offset=140
  local.get $2
  local.get $0
  i32.load offset=4
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.set $4
  local.get $0
  i32.load offset=136
  local.get $2
  local.get $12
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.tee $6
  local.get $12
  i32.const 2
  i32.shl
  local.tee $1
  i32.add
  local.set $9
  local.get $0
  i32.load offset=128
  local.get $2
  local.get $0
  i32.load offset=32
  i32.mul
  local.get $12
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.tee $17
  local.get $1
  i32.add
  local.set $16
  loop $for-loop|0
   local.get $3
   local.get $8
   i32.gt_s
   if
    local.get $17
    local.get $8
    local.get $14
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $1
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $5
    local.get $6
    local.tee $2
    local.get $12
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    loop $while-continue|1
     local.get $2
     local.get $7
     i32.lt_u
     if
      local.get $5
      local.get $2
      v128.load
      local.get $1
      v128.load
      f32x4.mul
      f32x4.add
      local.set $5
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      local.get $1
      i32.const 16
      i32.add
      local.set $1
      br $while-continue|1
     end
    end
    local.get $5
    local.get $5
    local.get $5
    i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
    f32x4.add
    local.tee $5
    f32x4.extract_lane 0
    local.get $5
    f32x4.extract_lane 1
    f32.add
    local.set $11
    local.get $12
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|2
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $11
      local.get $2
      f32.load
      local.get $1
      f32.load
      f32.mul
      f32.add
      local.set $11
      local.get $2
      i32.const 4
      i32.add
      local.set $2
      local.get $1
      i32.const 4
      i32.add
      local.set $1
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|2
     end
    end
    local.get $4
    local.get $8
    i32.const 2
    i32.shl
    i32.add
    local.get $11
    f32.store
    local.get $8
    i32.const 1
    i32.add
    local.set $8
    br $for-loop|0
   end
  end
  local.get $0
  i32.load offset=36
  i32.eqz
  local.get $3
  i32.const 0
  i32.gt_s
  i32.and
  if
   local.get $4
   local.tee $7
   local.tee $1
   local.set $2
   f32.const 0
   f32.const -inf
   local.get $0
   i32.load offset=44
   if (result i32)
    i32.const 0
   else
    local.get $0
    i32.load offset=4
    local.get $3
    i32.sub
   end
   local.tee $17
   i32.const 0
   i32.gt_s
   select
   local.tee $11
   f32x4.splat
   local.set $5
   local.get $3
   local.set $8
   loop $for-loop|3
    local.get $8
    i32.const 4
    i32.ge_s
    if
     local.get $5
     local.get $2
     v128.load
     f32x4.max
     local.set $5
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     local.get $8
     i32.const 4
     i32.sub
     local.set $8
     br $for-loop|3
    end
   end
   local.get $8
   i32.const 0
   i32.gt_s
   if
    local.get $11
    f32x4.splat
    local.get $2
    f32.load
    f32x4.replace_lane 0
    local.set $10
    local.get $8
    i32.const 1
    i32.gt_s
    if
     local.get $10
     local.get $2
     f32.load offset=4
     f32x4.replace_lane 1
     local.set $10
    end
    local.get $5
    local.get $8
    i32.const 2
    i32.gt_s
    if (result v128)
     local.get $10
     local.get $2
     f32.load offset=8
     f32x4.replace_lane 2
    else
     local.get $10
    end
    f32x4.max
    local.set $5
   end
   local.get $5
   local.get $5
   local.get $5
   i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
   f32x4.max
   local.tee $5
   f32x4.extract_lane 0
   local.get $5
   f32x4.extract_lane 1
   f32.max
   local.tee $15
   f32x4.splat
   local.set $10
   local.get $3
   local.set $2
   loop $for-loop|4
    local.get $2
    i32.const 4
    i32.ge_s
    if
     local.get $1
     v128.load
     local.get $10
     f32x4.sub
     v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
     f32x4.max
     local.tee $18
     v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
     f32x4.mul
     f32x4.nearest
     local.set $5
     local.get $7
     v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
     local.get $18
     local.get $5
     v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
     f32x4.mul
     f32x4.sub
     local.get $5
     v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
     f32x4.mul
     f32x4.sub
     local.tee $18
     f32x4.mul
     v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
     f32x4.add
     local.get $18
     f32x4.mul
     v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
     f32x4.add
     local.get $5
     i32x4.trunc_sat_f32x4_s
     v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
     i32x4.add
     i32.const 23
     i32x4.shl
     f32x4.mul
     local.tee $5
     v128.store
     local.get $13
     local.get $5
     f32x4.add
     local.set $13
     local.get $1
     i32.const 16
     i32.add
     local.set $1
     local.get $7
     i32.const 16
     i32.add
     local.set $7
     local.get $2
     i32.const 4
     i32.sub
     local.set $2
     br $for-loop|4
    end
   end
   local.get $13
   local.get $13
   local.get $13
   i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
   f32x4.add
   local.tee $5
   f32x4.extract_lane 0
   local.get $5
   f32x4.extract_lane 1
   f32.add
   local.set $11
   local.get $2
   if
    local.get $15
    f32x4.splat
    local.get $1
    f32.load
    f32x4.replace_lane 0
    local.set $5
    local.get $2
    i32.const 1
    i32.gt_s
    if
     local.get $5
     local.get $1
     f32.load offset=4
     f32x4.replace_lane 1
     local.set $5
    end
    local.get $2
    i32.const 2
    i32.gt_s
    if (result v128)
     local.get $5
     local.get $1
     f32.load offset=8
     f32x4.replace_lane 2
    else
     local.get $5
    end
    local.get $10
    f32x4.sub
    v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
    f32x4.max
    local.tee $5
    v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
    f32x4.mul
    f32x4.nearest
    local.set $10
    local.get $7
    v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
    local.get $5
    local.get $10
    v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
    f32x4.mul
    f32x4.sub
    local.get $10
    v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
    f32x4.mul
    f32x4.sub
    local.tee $5
    f32x4.mul
    v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $10
    i32x4.trunc_sat_f32x4_s
    v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
    i32x4.add
    i32.const 23
    i32x4.shl
    f32x4.mul
    local.tee $5
    f32x4.extract_lane 0
    local.tee $19
    f32.store
    local.get $11
    local.get $19
    f32.add
    local.set $11
    local.get $2
    i32.const 1
    i32.gt_s
    if
     local.get $7
     local.get $5
     f32x4.extract_lane 1
     local.tee $19
     f32.store offset=4
     local.get $11
     local.get $19
     f32.add
     local.set $11
    end
    local.get $2
    i32.const 2
    i32.gt_s
    if
     local.get $7
     local.get $5
     f32x4.extract_lane 2
     local.tee $19
     f32.store offset=8
     local.get $11
     local.get $19
     f32.add
     local.set $11
    end
   end
   local.get $4
   local.set $2
   f32.const 1
   local.get $17
   i32.const 0
   i32.gt_s
   if (result f32)
    local.get $15
    f32.neg
    f32x4.splat
    v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
    f32x4.max
    local.tee $5
    v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
    f32x4.mul
    f32x4.nearest
    local.set $10
    local.get $11
    local.get $17
    f32.convert_i32_s
    v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
    local.get $5
    local.get $10
    v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
    f32x4.mul
    f32x4.sub
    local.get $10
    v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
    f32x4.mul
    f32x4.sub
    local.tee $5
    f32x4.mul
    v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $5
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $10
    i32x4.trunc_sat_f32x4_s
    v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
    i32x4.add
    i32.const 23
    i32x4.shl
    f32x4.mul
    f32x4.extract_lane 0
    f32.mul
    f32.add
   else
    local.get $11
   end
   f32.div
   local.tee $11
   f32x4.splat
   local.set $5
   local.get $3
   local.set $1
   loop $for-loop|5
    local.get $1
    i32.const 4
    i32.ge_s
    if
     local.get $2
     local.get $2
     v128.load
     local.get $5
     f32x4.mul
     v128.store
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     local.get $1
     i32.const 4
     i32.sub
     local.set $1
     br $for-loop|5
    end
   end
   loop $for-loop|6
    local.get $1
    i32.const 0
    i32.gt_s
    if
     local.get $2
     local.get $2
     f32.load
     local.get $11
     f32.mul
     f32.store
     local.get $2
     i32.const 4
     i32.add
     local.set $2
     local.get $1
     i32.const 1
     i32.sub
     local.set $1
     br $for-loop|6
    end
   end
  end
  local.get $0
  i32.load offset=104
  if
   i32.const 0
   local.set $8
   loop $for-loop|7
    local.get $8
    local.get $12
    i32.lt_s
    if
     local.get $6
     local.set $2
     v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
     local.set $5
     local.get $0
     i32.load offset=104
     local.get $8
     local.get $12
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.tee $1
     local.get $12
     i32.const -4
     i32.and
     i32.const 2
     i32.shl
     i32.add
     local.set $7
     loop $while-continue|8
      local.get $1
      local.get $7
      i32.lt_u
      if
       local.get $5
       local.get $1
       v128.load
       local.get $2
       v128.load
       f32x4.mul
       f32x4.add
       local.set $5
       local.get $1
       i32.const 16
       i32.add
       local.set $1
       local.get $2
       i32.const 16
       i32.add
       local.set $2
       br $while-continue|8
      end
     end
     local.get $5
     local.get $5
     local.get $5
     i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
     f32x4.add
     local.tee $5
     f32x4.extract_lane 0
     local.get $5
     f32x4.extract_lane 1
     f32.add
     local.set $11
     local.get $12
     i32.const 3
     i32.and
     local.set $7
     loop $for-loop|9
      local.get $7
      i32.const 0
      i32.gt_s
      if
       local.get $11
       local.get $1
       f32.load
       local.get $2
       f32.load
       f32.mul
       f32.add
       local.set $11
       local.get $1
       i32.const 4
       i32.add
       local.set $1
       local.get $2
       i32.const 4
       i32.add
       local.set $2
       local.get $7
       i32.const 1
       i32.sub
       local.set $7
       br $for-loop|9
      end
     end
     local.get $9
     local.get $8
     i32.const 2
     i32.shl
     i32.add
     local.get $11
     f32.store
     local.get $8
     i32.const 1
     i32.add
     local.set $8
     br $for-loop|7
    end
   end
  else
   local.get $9
   local.get $6
   local.get $12
   i32.const 2
   i32.shl
   memory.copy
  end
  i32.const 0
  local.set $8
  loop $for-loop|10
   local.get $3
   local.get $8
   i32.gt_s
   if
    local.get $9
    local.set $2
    local.get $4
    local.get $8
    i32.const 2
    i32.shl
    i32.add
    f32.load
    local.tee $11
    f32x4.splat
    local.set $5
    local.get $16
    local.get $8
    local.get $14
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.tee $1
    local.get $12
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $6
    loop $while-continue|11
     local.get $1
     local.get $6
     i32.lt_u
     if
      local.get $2
      local.get $2
      v128.load
      local.get $5
      local.get $1
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $1
      i32.const 16
      i32.add
      local.set $1
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      br $while-continue|11
     end
    end
    local.get $12
    i32.const 3
    i32.and
    local.set $7
    loop $for-loop|12
     local.get $7
     i32.const 0
     i32.gt_s
     if
      local.get $2
      local.get $2
      f32.load
      local.get $11
      local.get $1
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $1
      i32.const 4
      i32.add
      local.set $1
      local.get $2
      i32.const 4
      i32.add
      local.set $2
      local.get $7
      i32.const 1
      i32.sub
      local.set $7
      br $for-loop|12
     end
    end
    local.get $8
    i32.const 1
    i32.add
    local.set $8
    br $for-loop|10
   end
  end
  local.get $0
  i32.load offset=40
  i32.eqz
  if
   return
  end
  i32.const 0
  local.set $0
  loop $for-loop|13
   local.get $0
   local.get $12
   i32.lt_s
   if
    local.get $9
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    local.tee $1
    local.get $1
    v128.load
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    f32x4.max
    v128.store
    local.get $0
    i32.const 4
    i32.add
    local.set $0
    br $for-loop|13
   end
  end
 )
 (func $memory_network/packRows (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32)
  (local $7 i32)
  (local $8 i32)
  loop $for-loop|0
   local.get $6
   local.get $7
   i32.gt_s
   if
    local.get $0
    local.get $3
    local.get $5
    i32.const 2
    i32.shl
    local.tee $8
    memory.copy
    local.get $2
    local.get $5
    i32.gt_s
    if
     local.get $0
     local.get $8
     i32.add
     i32.const 0
     local.get $2
     local.get $5
     i32.sub
     i32.const 2
     i32.shl
     memory.fill
    end
    local.get $0
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    local.set $0
    local.get $3
    local.get $4
    i32.const 2
    i32.shl
    i32.add
    local.set $3
    local.get $7
    i32.const 1
    i32.add
    local.set $7
    br $for-loop|0
   end
  end
 )
 (func $memory_network/memoryNetwork (param $0 i32) (result f64)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 f64)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  loop $for-loop|0
   local.get $4
   local.get $0
   i32.load
   i32.lt_s
   if
    block $for-continue|0
     local.get $4
     i32.const 2
     i32.shl
     local.tee $1
     local.get $0
     i32.load offset=64
     i32.add
     i32.load
     local.tee $7
     i32.const 0
     i32.lt_s
     i32.const 0
     local.get $0
     i32.load offset=48
     select
     br_if $for-continue|0
     i32.const 0
     local.set $3
     local.get $0
     i32.load offset=8
     local.set $2
     local.get $0
     i32.load offset=128
     i32.const 0
     local.get $0
     i32.load offset=20
     local.tee $8
     local.get $0
     i32.load offset=24
     local.tee $9
     i32.mul
     local.tee $10
     local.get $0
     i32.load offset=56
     local.get $1
     i32.add
     i32.load
     local.tee $11
     i32.mul
     i32.const 2
     i32.shl
     memory.fill
     loop $for-loop|00
      local.get $3
      local.get $11
      i32.lt_s
      if
       local.get $0
       i32.load offset=52
       local.get $4
       local.get $0
       i32.load offset=4
       i32.mul
       local.get $3
       i32.add
       local.get $2
       i32.mul
       i32.const 2
       i32.shl
       i32.add
       local.set $6
       local.get $2
       local.set $1
       loop $while-continue|1
        local.get $1
        i32.const 1
        i32.gt_s
        if (result i32)
         local.get $6
         local.get $1
         i32.const 1
         i32.sub
         i32.const 2
         i32.shl
         i32.add
         i32.load
        else
         i32.const 1
        end
        i32.eqz
        if
         local.get $1
         i32.const 1
         i32.sub
         local.set $1
         br $while-continue|1
        end
       end
       local.get $0
       i32.load offset=68
       local.set $12
       local.get $0
       i32.load offset=128
       local.get $3
       local.get $10
       i32.mul
       i32.const 2
       i32.shl
       i32.add
       local.get $6
       local.get $1
       local.get $0
       i32.load offset=72
       if (result i32)
        local.get $12
        local.get $1
        i32.const 1
        i32.sub
        local.get $2
        i32.mul
        local.get $8
        i32.mul
        i32.const 2
        i32.shl
        i32.add
       else
        local.get $12
       end
       local.get $0
       i32.load offset=84
       local.get $10
       local.get $9
       local.get $8
       call $memory_network/addBag
       local.get $3
       i32.const 1
       i32.add
       local.set $3
       br $for-loop|00
      end
     end
     local.get $0
     i32.load offset=76
     local.set $1
     local.get $0
     i32.load offset=60
     local.get $0
     i32.load offset=12
     local.tee $2
     local.get $4
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $3
     loop $while-continue|2
      local.get $2
      i32.const 1
      i32.gt_s
      if (result i32)
       local.get $3
       local.get $2
       i32.const 1
       i32.sub
       i32.const 2
       i32.shl
       i32.add
       i32.load
      else
       i32.const 1
      end
      i32.eqz
      if
       local.get $2
       i32.const 1
       i32.sub
       local.set $2
       br $while-continue|2
      end
     end
     local.get $0
     i32.load offset=12
     local.set $6
     local.get $0
     i32.load offset=80
     if
      local.get $1
      local.get $2
      i32.const 1
      i32.sub
      local.get $6
      i32.mul
      local.get $8
      i32.mul
      i32.const 2
      i32.shl
      i32.add
      local.set $1
     end
     local.get $0
     i32.load offset=136
     i32.const 0
     local.get $8
     i32.const 2
     i32.shl
     memory.fill
     local.get $0
     i32.load offset=136
     local.get $3
     local.get $2
     local.get $1
     local.get $0
     i32.load offset=88
     local.get $0
     i32.load offset=92
     i32.const 1
     local.get $8
     call $memory_network/addBag
     i32.const 0
     local.set $1
     loop $for-loop|1
      local.get $1
      local.get $0
      i32.load offset=28
      i32.lt_s
      if
       local.get $0
       local.get $4
       local.get $1
       call $memory_network/read
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       br $for-loop|1
      end
     end
     local.get $5
     local.get $0
     local.get $4
     local.get $7
     call $memory_network/answer
     f64.add
     local.set $5
     local.get $0
     i32.load offset=48
     i32.eqz
     br_if $for-continue|0
     local.get $0
     i32.load offset=28
     i32.const 1
     i32.sub
     local.set $1
     loop $for-loop|2
      local.get $1
      i32.const 0
      i32.ge_s
      if
       local.get $0
       local.get $4
       local.get $1
       call $memory_network/readBackward
       local.get $1
       i32.const 1
       i32.sub
       local.set $1
       br $for-loop|2
      end
     end
     i32.const 0
     local.set $3
     local.get $0
     i32.load offset=20
     local.tee $6
     local.get $0
     i32.load offset=24
     local.tee $7
     i32.mul
     local.set $8
     local.get $0
     i32.load offset=56
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $9
     local.get $0
     i32.load offset=8
     local.set $2
     loop $for-loop|001
      local.get $3
      local.get $9
      i32.lt_s
      if
       local.get $0
       i32.load offset=52
       local.get $4
       local.get $0
       i32.load offset=4
       i32.mul
       local.get $3
       i32.add
       local.get $2
       i32.mul
       i32.const 2
       i32.shl
       i32.add
       local.set $10
       local.get $2
       local.set $1
       loop $while-continue|12
        local.get $1
        i32.const 1
        i32.gt_s
        if (result i32)
         local.get $10
         local.get $1
         i32.const 1
         i32.sub
         i32.const 2
         i32.shl
         i32.add
         i32.load
        else
         i32.const 1
        end
        i32.eqz
        if
         local.get $1
         i32.const 1
         i32.sub
         local.set $1
         br $while-continue|12
        end
       end
       local.get $0
       i32.load offset=68
       local.set $11
       local.get $0
       i32.load offset=132
       local.get $3
       local.get $8
       i32.mul
       i32.const 2
       i32.shl
       i32.add
       local.get $10
       local.get $1
       local.get $0
       i32.load offset=72
       if (result i32)
        local.get $11
        local.get $1
        i32.const 1
        i32.sub
        local.get $2
        i32.mul
        local.get $6
        i32.mul
        i32.const 2
        i32.shl
        i32.add
       else
        local.get $11
       end
       local.get $0
       i32.load offset=108
       local.get $8
       local.get $7
       local.get $6
       call $memory_network/spreadBag
       local.get $3
       i32.const 1
       i32.add
       local.set $3
       br $for-loop|001
      end
     end
     local.get $0
     i32.load offset=60
     local.get $4
     local.get $0
     i32.load offset=12
     local.tee $1
     i32.mul
     i32.const 2
     i32.shl
     i32.add
     local.set $2
     loop $while-continue|23
      local.get $1
      i32.const 1
      i32.gt_s
      if (result i32)
       local.get $2
       local.get $1
       i32.const 1
       i32.sub
       i32.const 2
       i32.shl
       i32.add
       i32.load
      else
       i32.const 1
      end
      i32.eqz
      if
       local.get $1
       i32.const 1
       i32.sub
       local.set $1
       br $while-continue|23
      end
     end
     local.get $0
     i32.load offset=76
     local.set $3
     local.get $0
     i32.load offset=12
     local.set $7
     local.get $0
     i32.load offset=148
     local.get $2
     local.get $1
     local.get $0
     i32.load offset=80
     if (result i32)
      local.get $3
      local.get $1
      i32.const 1
      i32.sub
      local.get $7
      i32.mul
      local.get $6
      i32.mul
      i32.const 2
      i32.shl
      i32.add
     else
      local.get $3
     end
     local.get $0
     i32.load offset=112
     local.get $0
     i32.load offset=92
     i32.const 1
     local.get $6
     call $memory_network/spreadBag
    end
    local.get $4
    i32.const 1
    i32.add
    local.set $4
    br $for-loop|0
   end
  end
  local.get $5
 )
 (func $memory_network/answer (param $0 i32) (param $1 i32) (param $2 i32) (result f64)
  (local $3 f32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 f32)
  (local $12 f32)
  (local $13 f64)
  (local $14 v128)
  (local $15 i32)
  (local $16 i32)
  (local $17 i32)
  (local $18 v128)
  (local $19 i32)
  (local $20 v128)
  (local $21 f32)
  local.get $0
  i32.load offset=16
  local.set $5
  local.get $0
  i32.load offset=100
  local.set $15
  local.get $0
  i32.load offset=136
  local.get $0
  i32.load offset=20
  local.tee $19
  local.get $0
  i32.load offset=28
  i32.mul
  i32.const 2
  i32.shl
  i32.add
  local.set $4
  local.get $0
  i32.load offset=152
  local.set $6
  loop $for-loop|0
   local.get $5
   local.get $16
   i32.gt_s
   if
    local.get $0
    i32.load offset=96
    local.get $15
    local.get $16
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $17
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $10
    local.get $4
    local.tee $7
    local.get $19
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $9
    loop $while-continue|1
     local.get $7
     local.get $9
     i32.lt_u
     if
      local.get $10
      local.get $7
      v128.load
      local.get $17
      v128.load
      f32x4.mul
      f32x4.add
      local.set $10
      local.get $7
      i32.const 16
      i32.add
      local.set $7
      local.get $17
      i32.const 16
      i32.add
      local.set $17
      br $while-continue|1
     end
    end
    local.get $10
    local.get $10
    local.get $10
    i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
    f32x4.add
    local.tee $10
    f32x4.extract_lane 0
    local.get $10
    f32x4.extract_lane 1
    f32.add
    local.set $11
    local.get $19
    i32.const 3
    i32.and
    local.set $9
    loop $for-loop|2
     local.get $9
     i32.const 0
     i32.gt_s
     if
      local.get $11
      local.get $7
      f32.load
      local.get $17
      f32.load
      f32.mul
      f32.add
      local.set $11
      local.get $7
      i32.const 4
      i32.add
      local.set $7
      local.get $17
      i32.const 4
      i32.add
      local.set $17
      local.get $9
      i32.const 1
      i32.sub
      local.set $9
      br $for-loop|2
     end
    end
    local.get $6
    local.get $16
    i32.const 2
    i32.shl
    i32.add
    local.get $11
    f32.store
    local.get $3
    local.get $11
    f32.lt
    if
     local.get $16
     i32.const 1
     i32.add
     local.set $8
     local.get $11
     local.set $3
    end
    local.get $16
    i32.const 1
    i32.add
    local.set $16
    br $for-loop|0
   end
  end
  local.get $0
  i32.load offset=124
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  local.get $8
  i32.store
  local.get $2
  i32.const 0
  i32.lt_s
  if
   f64.const 0
   return
  end
  local.get $2
  if (result f32)
   local.get $6
   local.get $2
   i32.const 1
   i32.sub
   i32.const 2
   i32.shl
   i32.add
   f32.load
  else
   f32.const 0
  end
  local.set $12
  local.get $3
  f32.neg
  f32x4.splat
  v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
  f32x4.max
  local.tee $10
  v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
  f32x4.mul
  f32x4.nearest
  local.set $14
  v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
  local.get $10
  local.get $14
  v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
  f32x4.mul
  f32x4.sub
  local.get $14
  v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
  f32x4.mul
  f32x4.sub
  local.tee $10
  f32x4.mul
  v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
  f32x4.add
  local.get $10
  f32x4.mul
  v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
  f32x4.add
  local.get $14
  i32x4.trunc_sat_f32x4_s
  v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
  i32x4.add
  i32.const 23
  i32x4.shl
  f32x4.mul
  f32x4.extract_lane 0
  local.get $6
  local.tee $8
  local.set $7
  local.get $3
  f32x4.splat
  local.set $14
  local.get $5
  local.set $9
  loop $for-loop|3
   local.get $9
   i32.const 4
   i32.ge_s
   if
    local.get $7
    v128.load
    local.get $14
    f32x4.sub
    v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
    f32x4.max
    local.tee $10
    v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
    f32x4.mul
    f32x4.nearest
    local.set $20
    local.get $8
    v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
    local.get $10
    local.get $20
    v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
    f32x4.mul
    f32x4.sub
    local.get $20
    v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
    f32x4.mul
    f32x4.sub
    local.tee $10
    f32x4.mul
    v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $10
    f32x4.mul
    v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
    f32x4.add
    local.get $20
    i32x4.trunc_sat_f32x4_s
    v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
    i32x4.add
    i32.const 23
    i32x4.shl
    f32x4.mul
    local.tee $10
    v128.store
    local.get $18
    local.get $10
    f32x4.add
    local.set $18
    local.get $7
    i32.const 16
    i32.add
    local.set $7
    local.get $8
    i32.const 16
    i32.add
    local.set $8
    local.get $9
    i32.const 4
    i32.sub
    local.set $9
    br $for-loop|3
   end
  end
  local.get $18
  local.get $18
  local.get $18
  i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
  f32x4.add
  local.tee $10
  f32x4.extract_lane 0
  local.get $10
  f32x4.extract_lane 1
  f32.add
  local.set $21
  local.get $9
  if (result f32)
   local.get $3
   f32x4.splat
   local.get $7
   f32.load
   f32x4.replace_lane 0
   local.set $10
   local.get $9
   i32.const 1
   i32.gt_s
   if
    local.get $10
    local.get $7
    f32.load offset=4
    f32x4.replace_lane 1
    local.set $10
   end
   local.get $9
   i32.const 2
   i32.gt_s
   if (result v128)
    local.get $10
    local.get $7
    f32.load offset=8
    f32x4.replace_lane 2
   else
    local.get $10
   end
   local.get $14
   f32x4.sub
   v128.const i32x4 0xc2ae0000 0xc2ae0000 0xc2ae0000 0xc2ae0000
   f32x4.max
   local.tee $10
   v128.const i32x4 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b 0x3fb8aa3b
   f32x4.mul
   f32x4.nearest
   local.set $14
   local.get $8
   v128.const i32x4 0x39500d01 0x39500d01 0x39500d01 0x39500d01
   local.get $10
   local.get $14
   v128.const i32x4 0x3f318000 0x3f318000 0x3f318000 0x3f318000
   f32x4.mul
   f32x4.sub
   local.get $14
   v128.const i32x4 0xb95e8083 0xb95e8083 0xb95e8083 0xb95e8083
   f32x4.mul
   f32x4.sub
   local.tee $10
   f32x4.mul
   v128.const i32x4 0x3ab60b61 0x3ab60b61 0x3ab60b61 0x3ab60b61
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3c088889 0x3c088889 0x3c088889 0x3c088889
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab 0x3d2aaaab
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab 0x3e2aaaab
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
   f32x4.add
   local.get $10
   f32x4.mul
   v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
   f32x4.add
   local.get $14
   i32x4.trunc_sat_f32x4_s
   v128.const i32x4 0x0000007f 0x0000007f 0x0000007f 0x0000007f
   i32x4.add
   i32.const 23
   i32x4.shl
   f32x4.mul
   local.tee $10
   f32x4.extract_lane 0
   local.tee $11
   f32.store
   local.get $21
   local.get $11
   f32.add
   local.set $11
   local.get $9
   i32.const 1
   i32.gt_s
   if
    local.get $8
    local.get $10
    f32x4.extract_lane 1
    local.tee $21
    f32.store offset=4
    local.get $11
    local.get $21
    f32.add
    local.set $11
   end
   local.get $9
   i32.const 2
   i32.gt_s
   if (result f32)
    local.get $8
    local.get $10
    f32x4.extract_lane 2
    local.tee $21
    f32.store offset=8
    local.get $11
    local.get $21
    f32.add
   else
    local.get $11
   end
  else
   local.get $21
  end
  f32.add
  local.tee $11
  f64.promote_f32
  call $exponential/log
  local.get $12
  local.get $3
  f32.sub
  f64.promote_f32
  f64.sub
  local.set $13
  local.get $0
  i32.load offset=48
  i32.eqz
  if
   local.get $13
   return
  end
  local.get $0
  i32.load offset=132
  i32.const 0
  local.get $0
  i32.load offset=56
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $0
  i32.load offset=24
  i32.mul
  local.get $19
  i32.mul
  i32.const 2
  i32.shl
  memory.fill
  local.get $6
  local.set $7
  f32.const 1
  local.get $11
  f32.div
  local.tee $3
  f32x4.splat
  local.set $10
  local.get $5
  local.set $1
  loop $for-loop|4
   local.get $1
   i32.const 4
   i32.ge_s
   if
    local.get $7
    local.get $7
    v128.load
    local.get $10
    f32x4.mul
    v128.store
    local.get $7
    i32.const 16
    i32.add
    local.set $7
    local.get $1
    i32.const 4
    i32.sub
    local.set $1
    br $for-loop|4
   end
  end
  loop $for-loop|5
   local.get $1
   i32.const 0
   i32.gt_s
   if
    local.get $7
    local.get $7
    f32.load
    local.get $3
    f32.mul
    f32.store
    local.get $7
    i32.const 4
    i32.add
    local.set $7
    local.get $1
    i32.const 1
    i32.sub
    local.set $1
    br $for-loop|5
   end
  end
  local.get $2
  i32.const 0
  i32.gt_s
  if
   local.get $6
   local.get $2
   i32.const 1
   i32.sub
   i32.const 2
   i32.shl
   i32.add
   local.tee $1
   local.get $1
   f32.load
   f32.const -1
   f32.add
   f32.store
  end
  local.get $0
  i32.load offset=148
  i32.const 0
  local.get $19
  i32.const 2
  i32.shl
  memory.fill
  i32.const 0
  local.set $7
  loop $for-loop|6
   local.get $5
   local.get $7
   i32.gt_s
   if
    local.get $0
    i32.load offset=148
    local.set $9
    local.get $6
    local.get $7
    i32.const 2
    i32.shl
    i32.add
    f32.load
    local.tee $3
    f32x4.splat
    local.set $10
    local.get $0
    i32.load offset=96
    local.get $7
    local.get $15
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.tee $2
    local.get $19
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $1
    loop $while-continue|7
     local.get $1
     local.get $2
     i32.gt_u
     if
      local.get $9
      local.get $9
      v128.load
      local.get $10
      local.get $2
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      local.get $9
      i32.const 16
      i32.add
      local.set $9
      br $while-continue|7
     end
    end
    local.get $19
    i32.const 3
    i32.and
    local.set $1
    loop $for-loop|8
     local.get $1
     i32.const 0
     i32.gt_s
     if
      local.get $9
      local.get $9
      f32.load
      local.get $3
      local.get $2
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $2
      i32.const 4
      i32.add
      local.set $2
      local.get $9
      i32.const 4
      i32.add
      local.set $9
      local.get $1
      i32.const 1
      i32.sub
      local.set $1
      br $for-loop|8
     end
    end
    local.get $0
    i32.load offset=116
    local.get $7
    local.get $15
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $9
    local.get $3
    f32x4.splat
    local.set $10
    local.get $4
    local.tee $1
    local.get $19
    i32.const -4
    i32.and
    i32.const 2
    i32.shl
    i32.add
    local.set $2
    loop $while-continue|9
     local.get $1
     local.get $2
     i32.lt_u
     if
      local.get $9
      local.get $9
      v128.load
      local.get $10
      local.get $1
      v128.load
      f32x4.mul
      f32x4.add
      v128.store
      local.get $1
      i32.const 16
      i32.add
      local.set $1
      local.get $9
      i32.const 16
      i32.add
      local.set $9
      br $while-continue|9
     end
    end
    local.get $19
    i32.const 3
    i32.and
    local.set $2
    loop $for-loop|10
     local.get $2
     i32.const 0
     i32.gt_s
     if
      local.get $9
      local.get $9
      f32.load
      local.get $3
      local.get $1
      f32.load
      f32.mul
      f32.add
      f32.store
      local.get $1
      i32.const 4
      i32.add
      local.set $1
      local.get $9
      i32.const 4
      i32.add
      local.set $9
      local.get $2
      i32.const 1
      i32.sub
      local.set $2
      br $for-loop|10
     end
    end
    local.get $7
    i32.const 1
    i32.add
    local.set $7
    br $for-loop|6
   end
  end
  local.get $13
 )
 (func $gaussian/fillGaussian (param $0 i32) (param $1 i32) (param $2 f64) (param $3 i32) (param $4 i32) (param $5 i32)
  (local $6 v128)
  (local $7 v128)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 v128)
  (local $12 i32)
  (local $13 v128)
  (local $14 v128)
  (local $15 i32)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  (local $19 v128)
  (local $20 i32)
  local.get $2
  f64x2.splat
  local.set $10
  loop $for-loop|0
   local.get $1
   local.get $15
   i32.gt_s
   if
    local.get $15
    i32.const 2
    i32.shr_s
    i32x4.splat
    v128.const i32x4 0x00000000 0x00000001 0x00000002 0x00000003
    i32x4.add
    local.set $16
    local.get $5
    i32x4.splat
    local.set $17
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $11
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    local.set $6
    local.get $3
    local.set $8
    local.get $4
    local.set $9
    i32.const 0
    local.set $12
    loop $for-loop|1
     local.get $12
     i32.const 10
     i32.lt_s
     if
      local.get $16
      v128.const i32x4 0xd2511f53 0xd2511f53 0xd2511f53 0xd2511f53
      i64x2.extmul_low_i32x4_u
      local.get $16
      v128.const i32x4 0xd2511f53 0xd2511f53 0xd2511f53 0xd2511f53
      i64x2.extmul_high_i32x4_u
      i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31
      local.get $16
      v128.const i32x4 0xd2511f53 0xd2511f53 0xd2511f53 0xd2511f53
      i32x4.mul
      local.set $7
      local.get $11
      v128.const i32x4 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57
      i64x2.extmul_low_i32x4_u
      local.get $11
      v128.const i32x4 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57
      i64x2.extmul_high_i32x4_u
      i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31
      local.get $17
      v128.xor
      local.get $8
      i32x4.splat
      v128.xor
      local.set $16
      local.get $11
      v128.const i32x4 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57
      i32x4.mul
      local.set $17
      local.get $6
      v128.xor
      local.get $9
      i32x4.splat
      v128.xor
      local.set $11
      local.get $7
      local.set $6
      local.get $8
      i32.const 1640531527
      i32.sub
      local.set $8
      local.get $9
      i32.const 1150833019
      i32.sub
      local.set $9
      local.get $12
      i32.const 1
      i32.add
      local.set $12
      br $for-loop|1
     end
    end
    local.get $11
    local.get $6
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.set $14
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $16
    local.get $17
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $13
    local.get $11
    local.get $6
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $11
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.tee $7
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $18
    local.get $18
    f64x2.mul
    f64x2.sub
    local.set $6
    local.get $18
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $6
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $6
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $6
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $7
    local.get $7
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $19
    local.get $19
    f64x2.mul
    f64x2.sub
    local.set $7
    local.get $19
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $7
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $7
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $7
    local.get $0
    local.get $15
    i32.const 2
    i32.shl
    i32.add
    local.set $9
    local.get $18
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $18
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $6
     end
     local.get $18
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $6
     end
    else
     local.get $6
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    local.get $19
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $19
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $7
     end
     local.get $19
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $7
     end
    else
     local.get $7
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.set $6
    block $gaussian/setUpTo|inlined.0
     local.get $1
     local.get $15
     i32.sub
     local.tee $8
     i32.const 4
     i32.ge_s
     if
      local.get $9
      local.get $6
      v128.store
      br $gaussian/setUpTo|inlined.0
     end
     local.get $8
     i32.const 0
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 0
      f32.store
     end
     local.get $8
     i32.const 1
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 1
      f32.store offset=4
     end
     local.get $8
     i32.const 2
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 2
      f32.store offset=8
     end
    end
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $13
    local.get $11
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    local.tee $7
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $11
    local.get $11
    f64x2.mul
    f64x2.sub
    local.set $6
    local.get $11
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $6
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $6
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $6
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $7
    local.get $7
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $13
    local.get $13
    f64x2.mul
    f64x2.sub
    local.set $7
    local.get $13
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $7
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $7
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $7
    local.get $16
    local.get $17
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.set $16
    local.get $9
    i32.const 16
    i32.add
    local.set $12
    local.get $11
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $11
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $6
     end
     local.get $11
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $6
     end
    else
     local.get $6
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    local.get $13
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $13
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $7
     end
     local.get $13
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $7
     end
    else
     local.get $7
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.set $6
    block $gaussian/setUpTo|inlined.1
     local.get $8
     i32.const 4
     i32.sub
     local.tee $20
     i32.const 4
     i32.ge_s
     if
      local.get $12
      local.get $6
      v128.store
      br $gaussian/setUpTo|inlined.1
     end
     local.get $20
     i32.const 0
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 0
      f32.store
     end
     local.get $20
     i32.const 1
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 1
      f32.store offset=4
     end
     local.get $20
     i32.const 2
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 2
      f32.store offset=8
     end
    end
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $16
    local.get $14
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.tee $7
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $11
    local.get $11
    f64x2.mul
    f64x2.sub
    local.set $6
    local.get $11
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $6
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $6
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $6
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $7
    local.get $7
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $13
    local.get $13
    f64x2.mul
    f64x2.sub
    local.set $7
    local.get $13
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $7
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $7
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $7
    local.get $9
    i32.const 32
    i32.add
    local.set $12
    local.get $11
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $11
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $6
     end
     local.get $11
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $6
     end
    else
     local.get $6
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    local.get $13
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $13
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $7
     end
     local.get $13
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $7
     end
    else
     local.get $7
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.set $6
    block $gaussian/setUpTo|inlined.2
     local.get $8
     i32.const 8
     i32.sub
     local.tee $20
     i32.const 4
     i32.ge_s
     if
      local.get $12
      local.get $6
      v128.store
      br $gaussian/setUpTo|inlined.2
     end
     local.get $20
     i32.const 0
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 0
      f32.store
     end
     local.get $20
     i32.const 1
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 1
      f32.store offset=4
     end
     local.get $20
     i32.const 2
     i32.gt_s
     if
      local.get $12
      local.get $6
      f32x4.extract_lane 2
      f32.store offset=8
     end
    end
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $16
    local.get $14
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    local.tee $7
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $11
    local.get $11
    f64x2.mul
    f64x2.sub
    local.set $6
    local.get $11
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $6
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $6
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $6
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $6
    v128.const i32x4 0x51eb851f 0x3fc71eb8 0x51eb851f 0x3fc71eb8
    local.get $7
    local.get $7
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    f64x2.convert_low_i32x4_u
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.add
    v128.const i32x4 0x00000000 0x3df00000 0x00000000 0x3df00000
    f64x2.mul
    v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x3fe00000
    f64x2.sub
    local.tee $13
    local.get $13
    f64x2.mul
    f64x2.sub
    local.set $7
    local.get $13
    v128.const i32x4 0x6f7d925e 0x40a39a29 0x6f7d925e 0x40a39a29
    local.get $7
    f64x2.mul
    v128.const i32x4 0x6b2e45e4 0x40e052d2 0x6b2e45e4 0x40e052d2
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x55b78f20 0x40f06c1c 0x55b78f20 0x40f06c1c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x869b752a 0x40e66c3e 0x869b752a 0x40e66c3e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xcd4ee71d 0x40cad1d8 0xcd4ee71d 0x40cad1d8
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2213c0cc 0x409ece5d 0x2213c0cc 0x409ece5d
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x8b1a436e 0x4060a488 0x8b1a436e 0x4060a488
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x1e9eef75 0x400b18d9 0x1e9eef75 0x400b18d9
    f64x2.add
    f64x2.mul
    v128.const i32x4 0xca984b69 0x40b46a7e 0xca984b69 0x40b46a7e
    local.get $7
    f64x2.mul
    v128.const i32x4 0x7cb1ae76 0x40dc0e45 0x7cb1ae76 0x40dc0e45
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xaa64f4be 0x40e3317c 0xaa64f4be 0x40e3317c
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xd5d65266 0x40d4b772 0xd5d65266 0x40d4b772
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x2e75c89f 0x40b51232 0x2e75c89f 0x40b51232
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0xfdc8b3f7 0x4085797e 0xfdc8b3f7 0x4085797e
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x386e1ab5 0x4045281b 0x386e1ab5 0x4045281b
    f64x2.add
    local.get $7
    f64x2.mul
    v128.const i32x4 0x00000000 0x3ff00000 0x00000000 0x3ff00000
    f64x2.add
    f64x2.div
    local.set $7
    local.get $9
    i32.const 48
    i32.add
    local.set $9
    local.get $11
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $11
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $6
     end
     local.get $11
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $6
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $6
     end
    else
     local.get $6
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    local.get $13
    f64x2.abs
    v128.const i32x4 0x33333333 0x3fdb3333 0x33333333 0x3fdb3333
    f64x2.gt
    v128.any_true
    if (result v128)
     local.get $13
     f64x2.extract_lane 0
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 0
      local.set $7
     end
     local.get $13
     f64x2.extract_lane 1
     local.tee $2
     f64.abs
     f64.const 0.425
     f64.gt
     if (result v128)
      local.get $7
      local.get $2
      call $gaussian/tailQuantile
      f64x2.replace_lane 1
     else
      local.get $7
     end
    else
     local.get $7
    end
    local.get $10
    f64x2.mul
    f32x4.demote_f64x2_zero
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    local.set $6
    block $gaussian/setUpTo|inlined.3
     local.get $8
     i32.const 12
     i32.sub
     local.tee $8
     i32.const 4
     i32.ge_s
     if
      local.get $9
      local.get $6
      v128.store
      br $gaussian/setUpTo|inlined.3
     end
     local.get $8
     i32.const 0
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 0
      f32.store
     end
     local.get $8
     i32.const 1
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 1
      f32.store offset=4
     end
     local.get $8
     i32.const 2
     i32.gt_s
     if
      local.get $9
      local.get $6
      f32x4.extract_lane 2
      f32.store offset=8
     end
    end
    local.get $15
    i32.const 16
    i32.add
    local.set $15
    br $for-loop|0
   end
  end
 )
 (func $embedding_bag/segmentSum (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  local.get $4
  i32.const 2
  i32.shl
  local.set $10
  loop $for-loop|0
   local.get $3
   local.get $8
   i32.gt_s
   if
    local.get $2
    local.get $8
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $6
    i32.const 0
    i32.ge_s
    if
     local.get $5
     local.get $6
     i32.le_s
     if
      local.get $8
      return
     end
     local.get $0
     local.get $6
     local.get $10
     i32.mul
     i32.add
     local.set $6
     local.get $1
     local.get $8
     local.get $10
     i32.mul
     i32.add
     local.tee $7
     local.get $4
     i32.const -4
     i32.and
     i32.const 2
     i32.shl
     i32.add
     local.set $9
     loop $while-continue|1
      local.get $7
      local.get $9
      i32.lt_u
      if
       local.get $6
       local.get $6
       v128.load
       v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000
       local.get $7
       v128.load
       f32x4.mul
       f32x4.add
       v128.store
       local.get $7
       i32.const 16
       i32.add
       local.set $7
       local.get $6
       i32.const 16
       i32.add
       local.set $6
       br $while-continue|1
      end
     end
     local.get $4
     i32.const 3
     i32.and
     local.set $9
     loop $for-loop|2
      local.get $9
      i32.const 0
      i32.gt_s
      if
       local.get $6
       local.get $6
       f32.load
       local.get $7
       f32.load
       f32.add
       f32.store
       local.get $7
       i32.const 4
       i32.add
       local.set $7
       local.get $6
       i32.const 4
       i32.add
       local.set $6
       local.get $9
       i32.const 1
       i32.sub
       local.set $9
       br $for-loop|2
      end
     end
    end
    local.get $8
    i32.const 1
    i32.add
    local.set $8
    br $for-loop|0
   end
  end
  i32.const -1
 )
 (func $embedding_bag/embeddingBag (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32) (param $7 i32) (param $8 i32) (param $9 i32) (result i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  (local $16 i32)
  (local $17 i32)
  (local $18 i32)
  (local $19 i32)
  local.get $6
  i32.const 2
  i32.shl
  local.set $17
  loop $for-loop|0
   local.get $4
   local.get $16
   i32.gt_s
   if
    local.get $1
    local.get $5
    local.get $16
    i32.mul
    i32.const 2
    i32.shl
    i32.add
    local.set $18
    local.get $5
    local.set $10
    loop $while-continue|1
     local.get $10
     i32.const 1
     i32.gt_s
     if (result i32)
      local.get $18
      local.get $10
      i32.const 1
      i32.sub
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 1
     end
     i32.eqz
     if
      local.get $10
      i32.const 1
      i32.sub
      local.set $10
      br $while-continue|1
     end
    end
    local.get $10
    local.tee $11
    i32.const 1
    i32.sub
    i32.const 0
    local.get $8
    i32.const 1
    i32.ne
    select
    local.set $19
    i32.const 0
    local.set $15
    loop $for-loop|2
     local.get $11
     local.get $15
     i32.gt_s
     if
      local.get $18
      local.get $15
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $12
      if
       local.get $7
       local.get $12
       i32.lt_u
       if
        local.get $5
        local.get $16
        i32.mul
        local.get $15
        i32.add
        return
       end
       local.get $2
       local.get $5
       local.get $19
       i32.mul
       local.get $15
       i32.add
       local.get $17
       i32.mul
       i32.add
       local.set $10
       local.get $0
       local.get $12
       i32.const 1
       i32.sub
       local.get $17
       i32.mul
       i32.add
       local.set $12
       local.get $3
       local.get $16
       local.get $17
       i32.mul
       i32.add
       local.set $13
       local.get $9
       if
        local.get $13
        local.get $6
        i32.const -4
        i32.and
        i32.const 2
        i32.shl
        i32.add
        local.set $14
        loop $while-continue|3
         local.get $13
         local.get $14
         i32.lt_u
         if
          local.get $12
          local.get $12
          v128.load
          local.get $10
          v128.load
          local.get $13
          v128.load
          f32x4.mul
          f32x4.add
          v128.store
          local.get $13
          i32.const 16
          i32.add
          local.set $13
          local.get $12
          i32.const 16
          i32.add
          local.set $12
          local.get $10
          i32.const 16
          i32.add
          local.set $10
          br $while-continue|3
         end
        end
        local.get $6
        i32.const 3
        i32.and
        local.set $14
        loop $for-loop|4
         local.get $14
         i32.const 0
         i32.gt_s
         if
          local.get $12
          local.get $12
          f32.load
          local.get $10
          f32.load
          local.get $13
          f32.load
          f32.mul
          f32.add
          f32.store
          local.get $13
          i32.const 4
          i32.add
          local.set $13
          local.get $12
          i32.const 4
          i32.add
          local.set $12
          local.get $10
          i32.const 4
          i32.add
          local.set $10
          local.get $14
          i32.const 1
          i32.sub
          local.set $14
          br $for-loop|4
         end
        end
       else
        local.get $12
        local.get $6
        i32.const -4
        i32.and
        i32.const 2
        i32.shl
        i32.add
        local.set $14
        loop $while-continue|5
         local.get $12
         local.get $14
         i32.lt_u
         if
          local.get $13
          local.get $13
          v128.load
          local.get $10
          v128.load
          local.get $12
          v128.load
          f32x4.mul
          f32x4.add
          v128.store
          local.get $12
          i32.const 16
          i32.add
          local.set $12
          local.get $13
          i32.const 16
          i32.add
          local.set $13
          local.get $10
          i32.const 16
          i32.add
          local.set $10
          br $while-continue|5
         end
        end
        local.get $6
        i32.const 3
        i32.and
        local.set $14
        loop $for-loop|6
         local.get $14
         i32.const 0
         i32.gt_s
         if
          local.get $13
          local.get $13
          f32.load
          local.get $10
          f32.load
          local.get $12
          f32.load
          f32.mul
          f32.add
          f32.store
          local.get $12
          i32.const 4
          i32.add
          local.set $12
          local.get $13
          i32.const 4
          i32.add
          local.set $13
          local.get $10
          i32.const 4
          i32.add
          local.set $10
          local.get $14
          i32.const 1
          i32.sub
          local.set $14
          br $for-loop|6
         end
        end
       end
      end
      local.get $15
      i32.const 1
      i32.add
      local.set $15
      br $for-loop|2
     end
    end
    local.get $16
    i32.const 1
    i32.add
    local.set $16
    br $for-loop|0
   end
  end
  i32.const -1
 )
)
