/*
 * A Neural GPU in plain C: float32, one thread, a lane of a vector for each sequence, gradients written out by
 * hand. Reads a problem as tools/speed/sequence_problem.ts writes it for C and answers commands, a line of JSON
 * to each: see tools/speed/peer.ts.
 *
 *   cc -O3 -march=native -DMAPS=24 -DHEIGHT=4 -DLAYERS=2 -DSETS=6 -DINPUTS=4 -DOUTPUTS=3 -DLENGTH=13 \
 *     -DBATCH=32 -o neural_gpu neural_gpu.c -lm
 *
 * All sequences have LENGTH positions. An image is [position, row, map, sequence]; convolutions leave out what
 * stands past its edges, and keep tiles of sums in registers: of maps by sequences on the way forward and back
 * to the image, of inputs by outputs for the gradients of kernels.
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

/* A tile of sums fills most registers: 32 with AVX-512, else 16. */
#ifdef __AVX512F__
enum { LANES = 16, TILE = 12, TILE_INPUTS = 4, TILE_OUTPUTS = 6 };
#elif defined __AVX__
enum { LANES = 8, TILE = 6, TILE_INPUTS = 3, TILE_OUTPUTS = 4 };
#else
enum { LANES = 4, TILE = 6, TILE_INPUTS = 3, TILE_OUTPUTS = 4 };
#endif
typedef float Vector __attribute__((vector_size(4 * LANES), may_alias));
typedef int32_t Bits __attribute__((vector_size(4 * LANES)));

enum {
  M = MAPS,
  W = HEIGHT,
  N = LENGTH,
  B = BATCH,
  CELLS = N * W,
  IMAGE = CELLS * M * B,
  UNITS = N * LAYERS,
  VECTORS = IMAGE / LANES,
  PARAMETERS = 5 + 4 * SETS * LAYERS,
  /* Of a unit: kernel and bias of the gates, kernel and bias of the candidate. */
  GATES = 9 * M * 2 * M,
  CANDIDATE = 9 * M * M,
  UNIT = GATES + 2 * M + CANDIDATE + M,
  SHARED = (INPUTS - 1) * M + M * M + M + M * OUTPUTS + OUTPUTS,
  SIZE = SHARED + SETS * LAYERS * UNIT,
};

_Static_assert(B % (2 * LANES) == 0, "Sequences must fill pairs of vectors");
_Static_assert(M % 12 == 0, "Maps must fill tiles");

static struct {
  double clip, eta, rate, beta1, beta2, epsilon, cutoff, pull;
} recipe;
static uint32_t keys[PARAMETERS][2];
static int sizes[PARAMETERS];
static int32_t input[B][N], wanted[B][N];
static float initial[SIZE], parameters[SIZE], gradients[SIZE], first_moments[SIZE], second_moments[SIZE];
static float gaussians[GATES];
static uint32_t updates;

/* Kernels as the way back needs them: [3, 3, outputs, inputs], turned by half a turn. */
static float turned[SETS * LAYERS][GATES + CANDIDATE];

typedef float Image[IMAGE] __attribute__((aligned(64)));
/* What each unit of the network made, in the order in which it ran; the last image is what is answered from. */
static Image images[UNITS + 1], admitted[UNITS], candidates[UNITS];
/* By cell the maps of the update gate, then those of the reset gate. */
static float gates[UNITS][2 * IMAGE] __attribute__((aligned(64)));
static Image by_image, by_candidate, by_admitted;
static float by_gates[2 * IMAGE] __attribute__((aligned(64)));
static float starts[INPUTS][M], rows[INPUTS][M], by_scores[N][OUTPUTS][B];

static void broken(const char *path, const char *why) {
  fprintf(stderr, "Cannot read the problem %s: %s\n", path, why);
  exit(2);
}

static void read_into(FILE *file, const char *path, void *to, size_t bytes, size_t count) {
  if (fread(to, bytes, count, file) != count) broken(path, "the file ends too early");
}

static void read_problem(const char *path) {
  static const int32_t built[] = {MAPS, HEIGHT, LAYERS, SETS, INPUTS, OUTPUTS, LENGTH, BATCH};
  FILE *file = fopen(path, "rb");
  char magic[8];
  int32_t header[8];
  if (!file) broken(path, "it cannot be opened");
  read_into(file, path, magic, 1, 8);
  if (memcmp(magic, "GNSPEED4", 8)) broken(path, "it does not begin with GNSPEED4");
  read_into(file, path, header, 4, 8);
  if (memcmp(header, built, sizeof built)) broken(path, "this program was built for other sizes");
  read_into(file, path, &recipe, 8, sizeof recipe / 8);
  read_into(file, path, keys, 8, PARAMETERS);
  read_into(file, path, initial, 4, SIZE);
  read_into(file, path, input, 4, B * N);
  read_into(file, path, wanted, 4, B * N);
  for (int e = 0; e < B; e++) {
    for (int x = 0; x < N; x++) {
      if (input[e][x] < 0 || input[e][x] >= INPUTS || wanted[e][x] < 0 || wanted[e][x] >= OUTPUTS) {
        broken(path, "a symbol is out of range");
      }
    }
  }
  fclose(file);
}

/* Sizes of the parameters, in their order. */
static void lay_out(void) {
  static const int shared[] = {(INPUTS - 1) * M, M * M, M, M * OUTPUTS, OUTPUTS};
  static const int unit[] = {GATES, 2 * M, CANDIDATE, M};
  for (int p = 0; p < PARAMETERS; p++) sizes[p] = p < 5 ? shared[p] : unit[(p - 5) % 4];
}

/* The parameters of a set and layer, or their gradients. */
static float *unit_of(float *all, int set, int l) { return all + SHARED + (set * LAYERS + l) * UNIT; }

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

/*
 * A convolution of an image of some maps: what it makes is added to what is there, or to a bias and an offset. The
 * kernel is [3, 3, inputs, outputs].
 */
static inline __attribute__((always_inline)) void convolve(int inputs, int outputs, const float *from,
                                                           const float *kernel, const float *bias, float offset,
                                                           float *to) {
  for (int cell = 0; cell < CELLS; cell++) {
    int x = cell / W, y = cell % W;
    for (int first = 0; first < B; first += 2 * LANES) {
      for (int o = 0; o < outputs; o += TILE) {
        float *own = to + ((size_t)cell * outputs + o) * B + first;
        Vector sums[TILE][2];
#pragma GCC unroll 16
        for (int j = 0; j < TILE; j++) {
          sums[j][0] = bias ? all(bias[o + j] + offset) : *(const Vector *)(own + j * B);
          sums[j][1] = bias ? sums[j][0] : *(const Vector *)(own + j * B + LANES);
        }
        for (int a = x == 0; a < 3 - (x == N - 1); a++) {
          for (int b = y == 0; b < 3 - (y == W - 1); b++) {
            const float *near = from + (size_t)((x + a - 1) * W + y + b - 1) * inputs * B + first;
            const float *weight = kernel + (a * 3 + b) * inputs * outputs + o;
#pragma GCC unroll 1
            for (int i = 0; i < inputs; i++) {
              Vector one = *(const Vector *)near, two = *(const Vector *)(near + LANES);
#pragma GCC unroll 16
              for (int j = 0; j < TILE; j++) {
                sums[j][0] += weight[j] * one;
                sums[j][1] += weight[j] * two;
              }
              near += B, weight += outputs;
            }
          }
        }
#pragma GCC unroll 16
        for (int j = 0; j < TILE; j++) {
          *(Vector *)(own + j * B) = sums[j][0];
          *(Vector *)(own + j * B + LANES) = sums[j][1];
        }
      }
    }
  }
}

static inline float total(Vector x) {
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += x[lane];
  return sum;
}

/* Adds the gradients of a kernel and of its bias, given those of what it made. */
static inline __attribute__((always_inline)) void kernel_back(int inputs, int outputs, const float *from,
                                                              const float *by, float *by_kernel, float *by_bias) {
  for (int a = 0; a < 3; a++) {
    for (int b = 0; b < 3; b++) {
      for (int i = 0; i < inputs; i += TILE_INPUTS) {
        for (int o = 0; o < outputs; o += TILE_OUTPUTS) {
          Vector sums[TILE_INPUTS][TILE_OUTPUTS] = {{{0}}};
          for (int x = a == 0; x < N - (a == 2); x++) {
            for (int y = b == 0; y < W - (b == 2); y++) {
              const float *near = from + ((size_t)((x + a - 1) * W + y + b - 1) * inputs + i) * B;
              const float *own = by + ((size_t)(x * W + y) * outputs + o) * B;
#pragma GCC unroll 1
              for (int first = 0; first < B; first += LANES) {
                Vector right[TILE_OUTPUTS];
#pragma GCC unroll 16
                for (int k = 0; k < TILE_OUTPUTS; k++) right[k] = *(const Vector *)(own + k * B + first);
#pragma GCC unroll 16
                for (int j = 0; j < TILE_INPUTS; j++) {
                  Vector left = *(const Vector *)(near + j * B + first);
#pragma GCC unroll 16
                  for (int k = 0; k < TILE_OUTPUTS; k++) sums[j][k] += left * right[k];
                }
              }
            }
          }
          float *to = by_kernel + ((a * 3 + b) * inputs + i) * outputs + o;
          for (int j = 0; j < TILE_INPUTS; j++) {
            for (int k = 0; k < TILE_OUTPUTS; k++) to[j * outputs + k] += total(sums[j][k]);
          }
        }
      }
    }
  }
  for (int o = 0; o < outputs; o++) {
    Vector sum = {0};
    for (int cell = 0; cell < CELLS; cell++) {
      const float *own = by + ((size_t)cell * outputs + o) * B;
      for (int first = 0; first < B; first += LANES) sum += *(const Vector *)(own + first);
    }
    by_bias[o] += total(sum);
  }
}

static void gates_forward(const float *from, const float *unit, float *to) {
  convolve(M, 2 * M, from, unit, unit + GATES, 1, to);
  Vector scale = all((float)recipe.cutoff), shift = all((float)(recipe.cutoff - 1) / 2);
  Vector *own = (Vector *)to;
  for (int k = 0; k < 2 * VECTORS; k++) {
    own[k] = larger(smaller(scale / (1 + exponential(-own[k])) - shift, all(1)), all(0));
  }
}

/* A convolutional gated recurrent unit. */
static void unit_forward(int u, const float *unit) {
  const Vector *image = (const Vector *)images[u], *gate = (const Vector *)gates[u];
  Vector *admit = (Vector *)admitted[u], *made = (Vector *)candidates[u], *next = (Vector *)images[u + 1];
  enum { OWN = M * B / LANES };
  gates_forward(images[u], unit, gates[u]);
  for (int cell = 0; cell < CELLS; cell++) {
    for (int k = 0; k < OWN; k++) admit[cell * OWN + k] = gate[(2 * cell + 1) * OWN + k] * image[cell * OWN + k];
  }
  const float *candidate = unit + GATES + 2 * M;
  convolve(M, M, admitted[u], candidate, candidate + CANDIDATE, 0, candidates[u]);
  for (int cell = 0; cell < CELLS; cell++) {
    for (int k = cell * OWN; k < (cell + 1) * OWN; k++) {
      Vector share = gate[k + cell * OWN];
      /* tanh x = 1 - 2 / (1 + e^2x) */
      Vector own = made[k] = 1 - 2 / (1 + exponential(2 * made[k]));
      next[k] = own + share * (image[k] - own);
    }
  }
}

/* From the gradients of what a unit made, in by_image, those of what it was given, and of its parameters. */
static void unit_back(int u, const float *turned_unit, float *by_unit) {
  const Vector *image = (const Vector *)images[u], *gate = (const Vector *)gates[u];
  const Vector *made = (const Vector *)candidates[u], *reset_by = (const Vector *)by_admitted;
  Vector *by = (Vector *)by_image, *by_made = (Vector *)by_candidate, *by_gate = (Vector *)by_gates;
  enum { OWN = M * B / LANES };
  /* Of a gate g = c sigmoid(x) - (c - 1) / 2 between 0 and 1 the slope is c s (1 - s) = (g + d) (1 - (g + d) / c). */
  Vector shift = all((float)(recipe.cutoff - 1) / 2), inverse = all((float)(1 / recipe.cutoff));
#define SLOPE(g) ((Vector)((Bits)((g + shift) * (1 - (g + shift) * inverse)) & (Bits)((g > 0) & (g < 1))))
  for (int cell = 0; cell < CELLS; cell++) {
    for (int k = cell * OWN; k < (cell + 1) * OWN; k++) {
      Vector share = gate[k + cell * OWN], own = made[k];
      by_gate[k + cell * OWN] = by[k] * (image[k] - own) * SLOPE(share);
      by_made[k] = by[k] * (1 - share) * (1 - own * own);
      by[k] *= share;
    }
  }
  float *by_kernel = by_unit + GATES + 2 * M;
  kernel_back(M, M, admitted[u], by_candidate, by_kernel, by_kernel + CANDIDATE);
  memset(by_admitted, 0, sizeof by_admitted);
  convolve(M, M, by_candidate, turned_unit + GATES, NULL, 0, by_admitted);
  for (int cell = 0; cell < CELLS; cell++) {
    for (int k = cell * OWN; k < (cell + 1) * OWN; k++) {
      Vector reset = gate[k + (cell + 1) * OWN];
      by_gate[k + (cell + 1) * OWN] = reset_by[k] * image[k] * SLOPE(reset);
      by[k] += reset_by[k] * reset;
    }
  }
  kernel_back(M, 2 * M, images[u], by_gates, by_unit, by_unit + GATES);
  convolve(2 * M, M, by_gates, turned_unit, NULL, 0, by_image);
}

/* Kernels for the way back. */
static void turn(void) {
  for (int s = 0; s < SETS * LAYERS; s++) {
    const float *unit = unit_of(parameters, 0, s), *candidate = unit + GATES + 2 * M;
    for (int tap = 0; tap < 9; tap++) {
      for (int i = 0; i < M; i++) {
        for (int o = 0; o < 2 * M; o++) turned[s][((8 - tap) * 2 * M + o) * M + i] = unit[(tap * M + i) * 2 * M + o];
        for (int o = 0; o < M; o++) {
          turned[s][GATES + ((8 - tap) * M + o) * M + i] = candidate[(tap * M + i) * M + o];
        }
      }
    }
  }
}

/* The mean loss of the batch, and the gradients of its scores. */
static double forward(void) {
  const float *embedding = parameters, *weights = embedding + (INPUTS - 1) * M, *bias = weights + M * M;
  const float *last = bias + M, *last_bias = last + M * OUTPUTS;
  double loss = 0;
  for (int s = 0; s < INPUTS; s++) {
    memcpy(rows[s], bias, sizeof rows[s]);
    for (int i = 0; i < M; i++) {
      starts[s][i] = s == 0 ? 0 : tanhf(embedding[(s - 1) * M + i]);
      for (int m = 0; m < M; m++) rows[s][m] += starts[s][i] * weights[i * M + m];
    }
  }
  memset(images[0], 0, sizeof images[0]);
  for (int x = 0; x < N; x++) {
    for (int m = 0; m < M; m++) {
      for (int e = 0; e < B; e++) images[0][(x * W * M + m) * B + e] = rows[input[e][x]][m];
    }
  }
  for (int u = 0; u < UNITS; u++) unit_forward(u, unit_of(parameters, u / LAYERS % SETS, u % LAYERS));
  for (int x = 0; x < N; x++) {
    const float *row = images[UNITS] + x * W * M * B;
    float (*scores)[B] = by_scores[x];
    for (int c = 0; c < OUTPUTS; c++) {
      for (int e = 0; e < B; e++) scores[c][e] = last_bias[c];
      for (int m = 0; m < M; m++) {
        for (int e = 0; e < B; e++) scores[c][e] += row[m * B + e] * last[m * OUTPUTS + c];
      }
    }
    for (int e = 0; e < B; e++) {
      float highest = -INFINITY, sum = 0, right = scores[wanted[e][x]][e];
      for (int c = 0; c < OUTPUTS; c++) highest = scores[c][e] > highest ? scores[c][e] : highest;
      for (int c = 0; c < OUTPUTS; c++) sum += scores[c][e] = expf(scores[c][e] - highest);
      loss += log(sum) - (right - highest);
      for (int c = 0; c < OUTPUTS; c++) {
        scores[c][e] = (scores[c][e] / sum - (float)(c == wanted[e][x])) / (N * B);
      }
    }
  }
  return loss / (N * B);
}

static void backward(void) {
  const float *last = parameters + (INPUTS - 1) * M + M * M + M;
  float *by_embedding = gradients, *by_weights = by_embedding + (INPUTS - 1) * M, *by_bias = by_weights + M * M;
  float *by_last = by_bias + M, *by_last_bias = by_last + M * OUTPUTS;
  memset(gradients, 0, sizeof gradients);
  memset(by_image, 0, sizeof by_image);
  turn();
  for (int x = 0; x < N; x++) {
    const float *row = images[UNITS] + x * W * M * B;
    float *by_row = by_image + x * W * M * B;
    for (int c = 0; c < OUTPUTS; c++) {
      const float *by = by_scores[x][c];
      for (int e = 0; e < B; e++) by_last_bias[c] += by[e];
      for (int m = 0; m < M; m++) {
        float sum = 0;
        for (int e = 0; e < B; e++) {
          sum += row[m * B + e] * by[e];
          by_row[m * B + e] += last[m * OUTPUTS + c] * by[e];
        }
        by_last[m * OUTPUTS + c] += sum;
      }
    }
  }
  for (int u = UNITS - 1; u >= 0; u--) {
    int set = u / LAYERS % SETS, l = u % LAYERS;
    unit_back(u, turned[set * LAYERS + l], unit_of(gradients, set, l));
  }
  static float by_rows[INPUTS][M];
  memset(by_rows, 0, sizeof by_rows);
  for (int x = 0; x < N; x++) {
    for (int m = 0; m < M; m++) {
      for (int e = 0; e < B; e++) by_rows[input[e][x]][m] += by_image[(x * W * M + m) * B + e];
    }
  }
  const float *weights = parameters + (INPUTS - 1) * M;
  for (int s = 0; s < INPUTS; s++) {
    for (int m = 0; m < M; m++) by_bias[m] += by_rows[s][m];
    for (int i = 0; i < M; i++) {
      float sum = 0;
      for (int m = 0; m < M; m++) {
        by_weights[i * M + m] += starts[s][i] * by_rows[s][m];
        sum += weights[i * M + m] * by_rows[s][m];
      }
      if (s > 0) by_embedding[(s - 1) * M + i] = sum * (1 - starts[s][i] * starts[s][i]);
    }
  }
}

/* The parameter sets are pulled towards their mean. */
static void pull(void) {
  float twice = 2 * (float)recipe.pull;
  for (int k = 0; k < LAYERS * UNIT; k++) {
    float mean = 0;
    for (int set = 0; set < SETS; set++) mean += parameters[SHARED + set * LAYERS * UNIT + k] / SETS;
    for (int set = 0; set < SETS; set++) {
      int at = SHARED + set * LAYERS * UNIT + k;
      gradients[at] += twice * (parameters[at] - mean);
    }
  }
}

/* The norm of all gradients together, in float64: eight sums side by side, which vectorise. */
static double global_norm(void) {
  double sums[8] = {0}, square = 0;
  int k = 0;
  for (; k + 8 <= SIZE; k += 8) {
    for (int lane = 0; lane < 8; lane++) sums[lane] += (double)gradients[k + lane] * gradients[k + lane];
  }
  for (; k < SIZE; k++) square += (double)gradients[k] * gradients[k];
  for (int lane = 0; lane < 8; lane++) square += sums[lane];
  return sqrt(square);
}

/* Clip of all parameters together, then annealed noise, then Adam. */
static void update(int noisy) {
  double norm = global_norm();
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
  forward();
  backward();
  pull();
  update(noisy);
}

static void check(int noisy) {
  for (int i = 0; i < 10; i++) step(noisy);
  printf("{\"loss\":%.9g}\n", forward());
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
    fprintf(stderr, "Usage: neural_gpu FILE\n");
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
