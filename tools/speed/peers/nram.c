/*
 * A neural random-access machine with an MLP in plain C: float32, one thread, a lane of a vector for each
 * tape, gradients written out by hand. Reads a problem as tools/speed/machine_problem.ts writes it for C and
 * answers commands, a line of JSON to each: see tools/speed/peer.ts.
 *
 *   cc -O3 -march=native -DCELLS=14 -DREGISTERS=6 -DSTEPS=16 -DUNITS=32 -DBATCH=32 -o nram nram.c -lm
 *
 * As many tapes at a time as a vector has lanes go through all steps and back. The controller's gradients
 * are the exception: those of weights are products over all tapes and steps, made at the end.
 */

#define _POSIX_C_SOURCE 200809L

#include "gaussians.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Clang's version begins with its name. */
#ifdef __clang__
#define COMPILER ""
#else
#define COMPILER "gcc "
#endif

#ifdef __AVX512F__
enum { LANES = 16 };
#elif defined __AVX__
enum { LANES = 8 };
#else
enum { LANES = 4 };
#endif
typedef float Vector __attribute__((vector_size(4 * LANES)));
typedef int32_t Bits __attribute__((vector_size(4 * LANES)));

_Static_assert(BATCH % LANES == 0, "Tapes must fill whole vectors");

enum { READ, ZERO, ONE, TWO, INC, ADD, SUB, DEC, LESS, LESS_OR_EQUAL, EQUAL, MIN, MAX, WRITE, MODULES };
static const int arity[MODULES] = {1, 0, 0, 0, 1, 2, 2, 1, 2, 2, 2, 2, 2, 2};

enum {
  M = CELLS,
  R = REGISTERS,
  SOURCES = R + MODULES,
  ARGUMENTS = 19,
  CHOICES = ARGUMENTS + R,
  /* Arguments among R and the modules before them, registers among all, and the stop score. */
  SCORES = ARGUMENTS * R + 159 + R * SOURCES,
  OUTPUTS = SCORES + 1,
  SAMPLES = STEPS * BATCH,
  PARAMETERS = 6,
};

static const int sizes[PARAMETERS] = {R * UNITS, UNITS, UNITS * UNITS, UNITS, UNITS * OUTPUTS, OUTPUTS};
enum { SIZE = R * UNITS + UNITS + UNITS * UNITS + UNITS + UNITS * OUTPUTS + OUTPUTS };

static struct {
  double clip, eta, rate, beta1, beta2, epsilon, activation_clip, bonus, limit, decay, floor;
} recipe;
static uint32_t keys[PARAMETERS][2];
static int32_t tapes[BATCH][M], wanted[BATCH][M];
static float initial[SIZE], parameters[SIZE], gradients[SIZE], first_moments[SIZE], second_moments[SIZE];
static float gaussians[UNITS * OUTPUTS];
static uint32_t updates;
static int offsets[CHOICES], widths[CHOICES];

/* What a group of tapes went through. */
static struct {
  Vector registers[R][M]; /* Before the step; `sources` begin with them. */
  Vector memory[M][M];
  Vector hidden1[UNITS], hidden2[UNITS];
  Vector logs[SCORES], shares[SCORES], entropies[CHOICES];
  Vector sources[SOURCES][M], arguments[ARGUMENTS][M];
  Vector stop, cost;
} steps[STEPS + 1];

/* By step and tape, for the gradients of weights. */
static float seen0[SAMPLES][R], seen1[SAMPLES][UNITS], seen2[SAMPLES][UNITS];
static float by1[SAMPLES][UNITS], by2[SAMPLES][UNITS], by3[SAMPLES][OUTPUTS];

static void broken(const char *path, const char *why) {
  fprintf(stderr, "Cannot read the problem %s: %s\n", path, why);
  exit(2);
}

static void read_into(FILE *file, const char *path, void *to, size_t bytes, size_t count) {
  if (fread(to, bytes, count, file) != count) broken(path, "the file ends too early");
}

static void read_problem(const char *path) {
  static const int32_t built[] = {CELLS, REGISTERS, STEPS, UNITS, BATCH};
  FILE *file = fopen(path, "rb");
  char magic[8];
  int32_t header[5];
  if (!file) broken(path, "it cannot be opened");
  read_into(file, path, magic, 1, 8);
  if (memcmp(magic, "GNSPEED3", 8)) broken(path, "it does not begin with GNSPEED3");
  read_into(file, path, header, 4, 5);
  if (memcmp(header, built, sizeof built)) broken(path, "this program was built for other sizes");
  read_into(file, path, &recipe, 8, sizeof recipe / 8);
  read_into(file, path, keys, 8, PARAMETERS);
  read_into(file, path, initial, 4, SIZE);
  read_into(file, path, tapes, 4, BATCH * M);
  read_into(file, path, wanted, 4, BATCH * M);
  for (int e = 0; e < BATCH; e++) {
    for (int i = 0; i < M; i++) {
      if (tapes[e][i] < 0 || tapes[e][i] >= M || wanted[e][i] < -1 || wanted[e][i] >= M) {
        broken(path, "an integer is out of range");
      }
    }
  }
  fclose(file);
}

static void lay_out(void) {
  int at = 0, k = 0;
  for (int q = 0; q < MODULES; q++) {
    for (int i = 0; i < arity[q]; i++) offsets[k] = at, widths[k] = R + q, at += widths[k++];
  }
  for (int r = 0; r < R; r++) offsets[k] = at, widths[k] = SOURCES, at += widths[k++];
}

static inline Vector all(float x) { return (Vector){0} + x; }
static inline Vector choose(Bits mask, Vector a, Vector b) { return (Vector)(((Bits)a & mask) | ((Bits)b & ~mask)); }
static inline Vector smaller(Vector a, Vector b) { return choose(a < b, a, b); }
static inline Vector larger(Vector a, Vector b) { return choose(a > b, a, b); }

/* 2^n e^r, with n the nearest integer to x / log 2. */
static inline Vector exponential(Vector x) {
  x = larger(smaller(x, all(88)), all(-87));
  Vector shifted = x * 1.442695041f + 12582912.0f, n = shifted - 12582912.0f;
  Vector r = x - n * 0.693359375f + n * 2.12194440e-4f;
  Vector sum = all(1.0f / 5040);
  sum = sum * r + 1.0f / 720, sum = sum * r + 1.0f / 120, sum = sum * r + 1.0f / 24;
  sum = sum * r + 1.0f / 6, sum = sum * r + 0.5f, sum = sum * r + 1, sum = sum * r + 1;
  Bits power = (((Bits)shifted - 0x4b400000) + 127) << 23;
  return sum * (Vector)power;
}

static inline Vector logarithm(Vector x) {
  for (int lane = 0; lane < LANES; lane++) x[lane] = logf(x[lane]);
  return x;
}

static float *parameter(float *of, int p) {
  for (int i = 0; i < p; i++) of += sizes[i];
  return of;
}

static inline __attribute__((always_inline)) void layer(int inputs, int units, const Vector *x, const float *weights,
                                                        const float *bias, Vector *to) {
  for (int u = 0; u < units; u++) to[u] = all(bias[u]);
  int i = 0;
  for (; i + 2 <= inputs; i += 2) {
    const float *one = weights + i * units, *two = one + units;
    for (int u = 0; u < units; u++) to[u] += x[i] * one[u] + x[i + 1] * two[u];
  }
  for (; i < inputs; i++) {
    for (int u = 0; u < units; u++) to[u] += x[i] * weights[i * units + u];
  }
}

/* The gradient by the inputs of a layer. */
static inline __attribute__((always_inline)) void layer_back(int inputs, int units, const Vector *by, const float *weights,
                                                             Vector *to) {
  for (int i = 0; i < inputs; i++) {
    Vector one = {0}, two = {0};
    int u = 0;
    for (; u + 2 <= units; u += 2) one += by[u] * weights[i * units + u], two += by[u + 1] * weights[i * units + u + 1];
    for (; u < units; u++) one += by[u] * weights[i * units + u];
    to[i] = one + two;
  }
}

static void softmax(int width, const Vector *scores, Vector *logs, Vector *shares, Vector *entropy) {
  Vector most = scores[0], sum = {0}, mean = {0};
  for (int n = 1; n < width; n++) most = larger(most, scores[n]);
  for (int n = 0; n < width; n++) sum += shares[n] = exponential(scores[n] - most);
  Vector log_sum = logarithm(sum), share = 1 / sum;
  for (int n = 0; n < width; n++) {
    logs[n] = scores[n] - most - log_sum;
    shares[n] *= share;
    mean += shares[n] * logs[n];
  }
  *entropy = -mean;
}

static void mix(int width, const Vector *shares, Vector (*sources)[M], Vector *to) {
  Vector sum[M] = {{0}};
  for (int n = 0; n < width; n++) {
    for (int m = 0; m < M; m++) sum[m] += shares[n] * sources[n][m];
  }
  memcpy(to, sum, sizeof sum);
}

static void mix_back(int width, const Vector *shares, Vector (*sources)[M], const Vector *by, Vector *by_shares,
                     Vector (*by_sources)[M]) {
  for (int n = 0; n < width; n++) {
    Vector sum = {0};
    for (int m = 0; m < M; m++) {
      sum += by[m] * sources[n][m];
      by_sources[n][m] += shares[n] * by[m];
    }
    by_shares[n] = sum;
  }
}

static void scale(Vector *x) {
  Vector sum = {0};
  for (int m = 0; m < M; m++) sum += x[m];
  Vector share = 1 / sum;
  for (int m = 0; m < M; m++) x[m] *= share;
}

static void truth(Vector *to, Vector p) {
  p = smaller(p, all(1));
  to[0] = 1 - p, to[1] = p;
}

static void crop(int count, Vector *x) {
  Vector limit = all((float)recipe.activation_clip);
  for (int i = 0; i < count; i++) x[i] = larger(smaller(x[i], limit), -limit);
}

/* Sums of the entries up to each, and from each on. */
static void up_to(const Vector *x, Vector *to) {
  Vector sum = {0};
  for (int m = 0; m < M; m++) to[m] = sum += x[m];
}
static void from_on(const Vector *x, Vector *to) {
  Vector sum = {0};
  for (int m = M; m-- > 0;) to[m] = sum += x[m];
}

static void apply(int module, const Vector *a, const Vector *b, Vector *to) {
  Vector a_sums[M], b_sums[M], p = {0};
  for (int m = 0; m < M; m++) to[m] = all(0);
  switch (module) {
    case ZERO: case ONE: case TWO: to[(module - ZERO) % M] = all(1); break;
    case INC: for (int m = 0; m < M; m++) to[(m + 1) % M] = a[m]; break;
    case DEC: for (int m = 0; m < M; m++) to[m] = a[(m + 1) % M]; break;
    case ADD:
      for (int i = 0; i < M; i++) for (int j = 0; j < M; j++) to[(i + j) % M] += a[i] * b[j];
      scale(to);
      break;
    case SUB:
      for (int i = 0; i < M; i++) for (int j = 0; j < M; j++) to[(i - j + M) % M] += a[i] * b[j];
      scale(to);
      break;
    case LESS:
      up_to(a, a_sums);
      for (int m = 1; m < M; m++) p += a_sums[m - 1] * b[m];
      truth(to, p);
      break;
    case LESS_OR_EQUAL:
      up_to(a, a_sums);
      for (int m = 0; m < M; m++) p += a_sums[m] * b[m];
      truth(to, p);
      break;
    case EQUAL:
      for (int m = 0; m < M; m++) p += a[m] * b[m];
      truth(to, p);
      break;
    case MIN:
      from_on(a, a_sums), from_on(b, b_sums);
      for (int m = 0; m < M; m++) to[m] = a[m] * b_sums[m] + b[m] * (a_sums[m] - a[m]);
      scale(to);
      break;
    case MAX:
      up_to(a, a_sums), up_to(b, b_sums);
      for (int m = 0; m < M; m++) to[m] = a[m] * b_sums[m] + b[m] * (a_sums[m] - a[m]);
      scale(to);
      break;
  }
}

/* The gradients by the arguments of a module, from that of its output. */
static void apply_back(int module, const Vector *a, const Vector *b, const Vector *by, Vector *by_a, Vector *by_b) {
  Vector sums[M], other[M], p = by[1] - by[0];
  switch (module) {
    case INC: for (int m = 0; m < M; m++) by_a[m] = by[(m + 1) % M]; break;
    case DEC: for (int m = 0; m < M; m++) by_a[(m + 1) % M] = by[m]; break;
    case ADD: case SUB:
      memset(by_b, 0, sizeof(Vector) * M);
      for (int i = 0; i < M; i++) {
        Vector sum = {0};
        for (int j = 0; j < M; j++) {
          Vector own = by[module == ADD ? (i + j) % M : (i - j + M) % M];
          sum += own * b[j];
          by_b[j] += own * a[i];
        }
        by_a[i] = sum;
      }
      break;
    case LESS:
      from_on(b, sums), up_to(a, other);
      for (int m = 0; m < M; m++) {
        by_a[m] = m + 1 < M ? p * sums[m + 1] : all(0);
        by_b[m] = m > 0 ? p * other[m - 1] : all(0);
      }
      break;
    case LESS_OR_EQUAL:
      from_on(b, sums), up_to(a, other);
      for (int m = 0; m < M; m++) by_a[m] = p * sums[m], by_b[m] = p * other[m];
      break;
    case EQUAL:
      for (int m = 0; m < M; m++) by_a[m] = p * b[m], by_b[m] = p * a[m];
      break;
    case MIN: case MAX:
      /* Of one value, all of the other's that leave it the extreme one. */
      for (int side = 0; side < 2; side++) {
        const Vector *x = side ? b : a;
        Vector *to = side ? by_a : by_b, beyond = {0}, tail[M];
        module == MIN ? from_on(x, tail) : up_to(x, tail);
        for (int i = 0; i < M; i++) {
          int m = module == MIN ? i : M - 1 - i;
          to[m] = by[m] * tail[m] + beyond;
          beyond += by[m] * x[m];
        }
      }
      break;
  }
}

static void forward(int group) {
  Vector factor = all(1);
  memset(&steps[0].registers, 0, sizeof steps[0].registers);
  memset(&steps[0].memory, 0, sizeof steps[0].memory);
  for (int r = 0; r < R; r++) steps[0].registers[r][0] = factor;
  for (int lane = 0; lane < LANES; lane++) {
    for (int i = 0; i < M; i++) steps[0].memory[i][tapes[group * LANES + lane][i]][lane] = 1;
  }
  for (int t = 0; t < STEPS; t++) {
    Vector zero[R], outputs[OUTPUTS];
    for (int r = 0; r < R; r++) zero[r] = steps[t].registers[r][0];
    layer(R, UNITS, zero, parameter(parameters, 0), parameter(parameters, 1), steps[t].hidden1);
    for (int u = 0; u < UNITS; u++) steps[t].hidden1[u] = larger(steps[t].hidden1[u], all(0));
    layer(UNITS, UNITS, steps[t].hidden1, parameter(parameters, 2), parameter(parameters, 3), steps[t].hidden2);
    for (int u = 0; u < UNITS; u++) steps[t].hidden2[u] = larger(steps[t].hidden2[u], all(0));
    layer(UNITS, OUTPUTS, steps[t].hidden2, parameter(parameters, 4), parameter(parameters, 5), outputs);
    for (int k = 0; k < CHOICES; k++) {
      int at = offsets[k];
      softmax(widths[k], outputs + at, steps[t].logs + at, steps[t].shares + at, steps[t].entropies + k);
    }
    steps[t].stop = 1 / (1 + exponential(-outputs[SCORES]));

    Vector(*sources)[M] = steps[t].sources, (*after)[M] = steps[t + 1].memory, (*before)[M] = steps[t].memory;
    memcpy(sources, steps[t].registers, sizeof steps[t].registers);
    for (int q = 0, k = 0; q < MODULES; q++) {
      Vector *a = steps[t].arguments[k], *b = steps[t].arguments[k + 1 < ARGUMENTS ? k + 1 : k], *to = sources[R + q];
      for (int i = 0; i < arity[q]; i++, k++) {
        mix(widths[k], steps[t].shares + offsets[k], sources, steps[t].arguments[k]);
      }
      if (q == READ) {
        mix(M, a, before, to);
        scale(to);
      } else if (q == WRITE) {
        memcpy(to, b, sizeof(Vector) * M);
        for (int i = 0; i < M; i++) {
          for (int j = 0; j < M; j++) after[i][j] = before[i][j] + a[i] * (b[j] - before[i][j]);
        }
      } else {
        apply(q, a, b, to);
      }
    }
    for (int r = 0; r < R; r++) {
      int k = ARGUMENTS + r;
      mix(SOURCES, steps[t].shares + offsets[k], sources, steps[t + 1].registers[r]);
    }
    steps[t].cost = all(0);
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < M; i++) {
        int y = wanted[group * LANES + lane][i];
        if (y < 0) continue;
        float p = after[i][y][lane];
        steps[t].cost[lane] -= logf(p > recipe.floor ? p : (float)recipe.floor);
      }
    }
  }
}

/* The losses of a group, summed. */
static double losses(void) {
  Vector left = all(1), loss = {0};
  double sum = 0;
  for (int t = 0; t < STEPS; t++) {
    Vector p = t + 1 < STEPS ? left * steps[t].stop : left;
    loss += p * steps[t].cost;
    left -= p;
  }
  for (int lane = 0; lane < LANES; lane++) sum += loss[lane];
  return sum;
}

static void keep(int count, const Vector *x, float *to, size_t row) {
  for (int lane = 0; lane < LANES; lane++) {
    for (int i = 0; i < count; i++) to[lane * row + (size_t)i] = x[i][lane];
  }
}

static void backward(int group, float bonus) {
  static Vector by_memory[M][M], by_registers[R][M], by_sources[SOURCES][M], by_scores[OUTPUTS];
  Vector left[STEPS], goes_on = all(0);
  left[0] = all(1);
  for (int t = 1; t < STEPS; t++) left[t] = left[t - 1] * (1 - steps[t - 1].stop);
  memset(by_memory, 0, sizeof by_memory);
  memset(by_registers, 0, sizeof by_registers);
  for (int t = STEPS; t-- > 0;) {
    int is_last = t + 1 == STEPS;
    Vector f = steps[t].stop, p = is_last ? left[t] : left[t] * f;
    Vector(*before)[M] = steps[t].memory, (*after)[M] = steps[t + 1].memory, (*sources)[M] = steps[t].sources;
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i < M; i++) {
        int y = wanted[group * LANES + lane][i];
        if (y >= 0 && after[i][y][lane] >= (float)recipe.floor) by_memory[i][y][lane] -= p[lane] / after[i][y][lane];
      }
    }
    by_scores[SCORES] = is_last ? all(0) : left[t] * (steps[t].cost - goes_on) * f * (1 - f);
    goes_on = is_last ? steps[t].cost : f * steps[t].cost + (1 - f) * goes_on;
    crop(M * M, by_memory[0]);
    crop(R * M, by_registers[0]);

    memset(by_sources, 0, sizeof by_sources);
    for (int r = 0; r < R; r++) {
      int at = offsets[ARGUMENTS + r];
      mix_back(SOURCES, steps[t].shares + at, sources, by_registers[r], by_scores + at, by_sources);
    }
    for (int q = MODULES, k = ARGUMENTS; q-- > 0;) {
      if (arity[q] == 0) continue;
      k -= arity[q];
      const Vector *a = steps[t].arguments[k], *b = steps[t].arguments[k + arity[q] - 1], *by = by_sources[R + q];
      Vector by_arguments[2][M];
      if (q == READ) {
        for (int i = 0; i < M; i++) {
          Vector sum = {0};
          for (int j = 0; j < M; j++) {
            sum += by[j] * before[i][j];
            by_memory[i][j] += a[i] * by[j];
          }
          by_arguments[0][i] = sum;
        }
      } else if (q == WRITE) {
        memcpy(by_arguments[1], by, sizeof by_arguments[1]);
        for (int i = 0; i < M; i++) {
          Vector sum = {0};
          for (int j = 0; j < M; j++) {
            Vector own = by_memory[i][j];
            sum += own * (b[j] - before[i][j]);
            by_arguments[1][j] += a[i] * own;
            by_memory[i][j] = own - a[i] * own;
          }
          by_arguments[0][i] = sum;
        }
      } else {
        apply_back(q, a, b, by, by_arguments[0], by_arguments[1]);
      }
      crop(arity[q] * M, by_arguments[0]);
      for (int i = 0; i < arity[q]; i++) {
        int at = offsets[k + i];
        mix_back(R + q, steps[t].shares + at, sources, by_arguments[i], by_scores + at, by_sources);
      }
    }
    memcpy(by_registers, by_sources, sizeof by_registers);
    for (int k = 0; k < CHOICES; k++) {
      Vector *by = by_scores + offsets[k], mean = {0};
      const Vector *shares = steps[t].shares + offsets[k], *logs = steps[t].logs + offsets[k];
      for (int n = 0; n < widths[k]; n++) mean += shares[n] * by[n];
      for (int n = 0; n < widths[k]; n++) {
        by[n] = shares[n] * (by[n] - mean + bonus * (logs[n] + steps[t].entropies[k]));
      }
    }
    crop(OUTPUTS, by_scores);

    Vector by_hidden2[UNITS], by_hidden1[UNITS], by_zero[R], zero[R];
    layer_back(UNITS, OUTPUTS, by_scores, parameter(parameters, 4), by_hidden2);
    for (int u = 0; u < UNITS; u++) by_hidden2[u] = choose(steps[t].hidden2[u] > 0, by_hidden2[u], all(0));
    layer_back(UNITS, UNITS, by_hidden2, parameter(parameters, 2), by_hidden1);
    for (int u = 0; u < UNITS; u++) by_hidden1[u] = choose(steps[t].hidden1[u] > 0, by_hidden1[u], all(0));
    layer_back(R, UNITS, by_hidden1, parameter(parameters, 0), by_zero);
    for (int r = 0; r < R; r++) by_registers[r][0] += by_zero[r], zero[r] = steps[t].registers[r][0];

    int row = t * BATCH + group * LANES;
    keep(R, zero, seen0[row], R);
    keep(UNITS, steps[t].hidden1, seen1[row], UNITS);
    keep(UNITS, steps[t].hidden2, seen2[row], UNITS);
    keep(UNITS, by_hidden1, by1[row], UNITS);
    keep(UNITS, by_hidden2, by2[row], UNITS);
    keep(OUTPUTS, by_scores, by3[row], OUTPUTS);
  }
}

/* The gradient of a layer's weights and biases: the mean over tapes of sums over steps. */
static inline __attribute__((always_inline)) void weights_back(int inputs, int units, const float *restrict seen,
                                                               const float *restrict by, float *restrict to,
                                                               float *restrict to_bias) {
  memset(to, 0, sizeof(float) * (size_t)(inputs * units));
  memset(to_bias, 0, sizeof(float) * (size_t)units);
  for (int s = 0; s < SAMPLES; s += 4) {
    const float *one = by + (size_t)s * units, *two = one + units, *three = two + units, *four = three + units;
    for (int i = 0; i < inputs; i++) {
      const float *x = seen + (size_t)s * inputs + i;
      float a = x[0], b = x[inputs], c = x[2 * inputs], d = x[3 * inputs];
      for (int u = 0; u < units; u++) to[i * units + u] += a * one[u] + b * two[u] + c * three[u] + d * four[u];
    }
    for (int u = 0; u < units; u++) to_bias[u] += one[u] + two[u] + three[u] + four[u];
  }
  for (int i = 0; i < inputs * units; i++) to[i] *= 1.0f / BATCH;
  for (int u = 0; u < units; u++) to_bias[u] *= 1.0f / BATCH;
}

/* Clip of all parameters together, then annealed noise, then Adam. */
static void update(int noisy) {
  double square = 0;
  for (int k = 0; k < SIZE; k++) square += (double)gradients[k] * gradients[k];
  double norm = sqrt(square);
  float factor = norm > recipe.clip ? (float)(recipe.clip / norm) : 1;
  float deviation = noisy ? (float)sqrt(recipe.eta / pow(1 + updates, 0.55)) : 0;
  updates++;
  float beta1 = (float)recipe.beta1, beta2 = (float)recipe.beta2, epsilon = (float)recipe.epsilon;
  float rate1 = (float)(recipe.rate / (1 - pow(recipe.beta1, updates)));
  float rate2 = (float)(1 / (1 - pow(recipe.beta2, updates)));
  int at = 0;
  for (int p = 0; p < PARAMETERS; at += sizes[p++]) {
    if (deviation > 0) fill_gaussians(gaussians, sizes[p], keys[p], updates - 1);
    for (int k = at; k < at + sizes[p]; k++) {
      float g = factor * gradients[k] + (deviation > 0 ? deviation * gaussians[k - at] : 0);
      first_moments[k] = beta1 * first_moments[k] + (1 - beta1) * g;
      second_moments[k] = beta2 * second_moments[k] + (1 - beta2) * g * g;
      parameters[k] -= rate1 * first_moments[k] / (sqrtf(rate2 * second_moments[k]) + epsilon);
    }
  }
}

static void step(int noisy) {
  float bonus = (float)(recipe.limit + (recipe.bonus - recipe.limit) * pow(recipe.decay, updates));
  for (int group = 0; group < BATCH / LANES; group++) {
    forward(group);
    backward(group, bonus);
  }
  weights_back(R, UNITS, seen0[0], by1[0], parameter(gradients, 0), parameter(gradients, 1));
  weights_back(UNITS, UNITS, seen1[0], by2[0], parameter(gradients, 2), parameter(gradients, 3));
  weights_back(UNITS, OUTPUTS, seen2[0], by3[0], parameter(gradients, 4), parameter(gradients, 5));
  update(noisy);
}

static void check(int noisy) {
  double loss = 0;
  for (int i = 0; i < 10; i++) step(noisy);
  for (int group = 0; group < BATCH / LANES; group++) {
    forward(group);
    loss += losses();
  }
  printf("{\"loss\":%.9g}\n", loss / BATCH);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void time_steps(int count) {
  double start = now();
  for (int i = 0; i < count; i++) step(recipe.eta > 0);
  printf("{\"ms\":%.9g}\n", (now() - start) / count);
}

int main(int argc, char **argv) {
  char line[256];
  if (argc != 2) {
    fprintf(stderr, "Usage: nram FILE\n");
    return 2;
  }
  lay_out();
  read_problem(argv[1]);
  while (fgets(line, sizeof line, stdin)) {
    int count = 0;
    line[strcspn(line, "\n")] = 0;
    /* Every command begins from the problem's own parameters. */
    memcpy(parameters, initial, sizeof parameters);
    memset(first_moments, 0, sizeof first_moments);
    memset(second_moments, 0, sizeof second_moments);
    updates = 0;
    if (!strcmp(line, "version")) printf("{\"version\":\"" COMPILER "%s\"}\n", __VERSION__);
    else if (!strcmp(line, "check")) check(0);
    else if (!strcmp(line, "check with noise")) check(1);
    else if (sscanf(line, "step %d", &count) == 1 && count > 0) time_steps(count);
    else if (!strcmp(line, "quit")) return 0;
    else printf("{\"error\":\"unknown command\"}\n");
    fflush(stdout);
  }
  return 0;
}
