/*
 * Gaussians by the algorithm of engine/base/gaussian.ts, to the last bit: Philox4x32-10 (Salmon et al.
 * 2011), then the normal quantile of (word + 1/2) / 2^32, Wichura's AS 241 (PPND16).
 */

#include <math.h>
#include <stdint.h>
#include <string.h>

/* A product and a sum contracted into one instruction would be rounded once, and so give other bits. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#else
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off", "no-math-errno")
#endif

/* Gaussians are made so many at a time: each stage is a loop of its own, which vectorises. */
enum { BLOCKS = 128, CHUNK = 4 * BLOCKS };

/* Blocks first, first + 1, ... of one update. */
static void philox(uint32_t first, uint32_t blocks, uint32_t index, const uint32_t key[2], uint32_t *out) {
  for (uint32_t block = 0; block < blocks; block++) {
    uint32_t c0 = first + block, c1 = index, c2 = 0, c3 = 0, k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
      uint64_t a = (uint64_t)c0 * 0xd2511f53u, b = (uint64_t)c2 * 0xcd9e8d57u;
      c0 = (uint32_t)(b >> 32) ^ c1 ^ k0, c1 = (uint32_t)b;
      c2 = (uint32_t)(a >> 32) ^ c3 ^ k1, c3 = (uint32_t)a;
      k0 += 0x9e3779b9u, k1 += 0xbb67ae85u;
    }
    out[4 * block] = c0, out[4 * block + 1] = c1, out[4 * block + 2] = c2, out[4 * block + 3] = c3;
  }
}

static inline double polynomial(const double c[8], double r) {
  return ((((((c[0] * r + c[1]) * r + c[2]) * r + c[3]) * r + c[4]) * r + c[5]) * r + c[6]) * r + c[7];
}

/* The natural logarithm of a positive normal number, without a branch. */
static inline double portable_log(double x) {
  uint64_t bits;
  double mantissa, sum = 1.0 / 21;
  memcpy(&bits, &x, sizeof bits);
  int32_t exponent = (int32_t)(bits >> 52) - 1023;
  bits = (bits & 0xfffffffffffffu) | 0x3ff0000000000000u;
  memcpy(&mantissa, &bits, sizeof bits);
  int high = mantissa > 1.4142135623730951;
  mantissa *= high ? 0.5 : 1;
  exponent += high;
  double s = (mantissa - 1) / (mantissa + 1), square = s * s;
  sum = sum * square + 1.0 / 19;
  sum = sum * square + 1.0 / 17;
  sum = sum * square + 1.0 / 15;
  sum = sum * square + 1.0 / 13;
  sum = sum * square + 1.0 / 11;
  sum = sum * square + 1.0 / 9;
  sum = sum * square + 1.0 / 7;
  sum = sum * square + 1.0 / 5;
  sum = sum * square + 1.0 / 3;
  sum = sum * square + 1;
  return exponent * 0.6931471805599453 + 2 * s * sum;
}

/* AS 241's third region, beyond r = 5, begins at a probability of 1.4e-11, which 32 bits do not reach. */
static void fill_gaussians(float *out, int count, const uint32_t key[2], uint32_t index) {
  static const double a[] = {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                             45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                             133.14166789178437745, 3.387132872796366608};
  static const double b[] = {5226.495278852854561, 28729.085735721942674, 39307.89580009271061,
                             21213.794301586595867, 5394.1960214247511077, 687.1870074920579083,
                             42.313330701600911252, 1};
  static const double c[] = {7.7454501427834140764e-4, 0.0227238449892691845833,
                             0.24178072517745061177,   1.27045825245236838258,
                             3.64784832476320460504,   5.7694972214606914055,
                             4.6303378461565452959,    1.42343711074968357734};
  static const double e[] = {1.05075007164441684324e-9, 5.475938084995344946e-4,
                             0.0151986665636164571966,  0.14810397642748007459,
                             0.68976733498510000455,    1.6763848301838038494,
                             2.05319162663775882187,    1};
  static uint32_t random[CHUNK], tail_words[CHUNK];
  static float normal[CHUNK];
  static int tail[CHUNK];
  static double tail_r[CHUNK];
  for (int start = 0; start < count; start += CHUNK) {
    int here = count - start < CHUNK ? count - start : CHUNK, tails = 0;
    philox((uint32_t)start / 4, (uint32_t)(here + 3) / 4, index, key, random);
    /* As if all were in the centre: cheaper than to ask before each. */
    for (int i = 0; i < here; i++) {
      /* A shift of 2^31 makes the word signed, and a signed one converts in one instruction. */
      double q = ((double)(int32_t)(random[i] ^ 0x80000000u) + 0.5) * 0x1p-32;
      double r = 0.180625 - q * q;
      normal[i] = (float)(q * polynomial(a, r) / polynomial(b, r));
    }
    for (int i = 0; i < here; i++) {
      /* |q| > 0.425, in integers: q 2^32 = word - 2^31 + 1/2, and 0.425 x 2^32 = 1825361100.8. */
      tail[tails] = i, tail_words[tails] = random[i];
      tails += random[i] - (0x80000000u - 1825361101u) > 2 * 1825361101u - 1;
    }
    for (int i = 0; i < tails; i++) {
      uint32_t word = tail_words[i];
      int32_t nearer = (int32_t)(word < 0x80000000u ? word : ~word);
      tail_r[i] = -portable_log((nearer + 0.5) * 0x1p-32);
    }
    for (int i = 0; i < tails; i++) {
      double r = sqrt(tail_r[i]) - 1.6;
      tail_r[i] = polynomial(c, r) / polynomial(e, r);
    }
    for (int i = 0; i < tails; i++) {
      normal[tail[i]] = (float)(tail_words[i] < 0x80000000u ? -tail_r[i] : tail_r[i]);
    }
    memcpy(out + start, normal, sizeof(float) * (size_t)here);
  }
}

#ifdef __clang__
#pragma STDC FP_CONTRACT DEFAULT
#else
#pragma GCC pop_options
#endif
