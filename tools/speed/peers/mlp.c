/*
 * A multilayer perceptron of rectified units in plain C: float32, one thread, matrix products in tiles
 * that stay in registers. Reads a problem as tools/speed/image_problem.ts writes it and answers commands,
 * a line of JSON to each: see tools/speed/peer.ts.
 *
 *   cc -O3 -march=native -DPIXELS=784 -DUNITS=50 -DCLASSES=10 -DLAYERS=20 -DBATCH=64 -o mlp mlp.c -lm
 *
 * A compiler that knows the sizes unrolls the tiles; LAYERS are hidden ones, all of UNITS. Without
 * -std=c11, under which gcc does not contract a product and a sum into one instruction.
 *
 * Values lie example by example, weights input by input, so that a row of either is read in order; only
 * the way back needs weights unit by unit, and transposes them first. Of an image only the pixels that are
 * not 0 are looked at.
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

/* A vector fills a register. A tile of sums fills most of them: 32 with AVX-512, else at least 16. */
#ifdef __AVX512F__
enum { LANES = 16, TILE = 24 };
#elif defined __AVX__
enum { LANES = 8, TILE = 12 };
#else
enum { LANES = 4, TILE = 12 };
#endif
typedef float Vector __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int32_t Bits __attribute__((vector_size(4 * LANES)));

_Static_assert(UNITS >= LANES, "A row of units must hold a vector");

enum {
  VECTORS = (UNITS + LANES - 1) / LANES,
  ROWS = TILE / VECTORS > 1 ? TILE / VECTORS : 1,
  /* Of hidden layers beyond the first: weights and biases. */
  HIDDEN = UNITS * UNITS + UNITS,
  SIZE = PIXELS * UNITS + UNITS + (LAYERS - 1) * HIDDEN + UNITS * CLASSES + CLASSES,
  PARAMETERS = 2 * (LAYERS + 1),
};

static int32_t images;
static double clip, eta, rate, pixel_scale;
static uint32_t keys[PARAMETERS][2];
static uint8_t *pixels; /* [images, PIXELS] */
static int32_t *labels;

static float parameters[SIZE], initial[SIZE], gradients[SIZE], gaussians[PIXELS * UNITS];
static float values[LAYERS][BATCH * UNITS], outputs[BATCH * CLASSES];
static float by_values[2][BATCH * UNITS], transposed[UNITS * UNITS];
static uint32_t updates;

/* The pixels of a batch that are not 0, image by image; where those of each end. */
typedef struct {
  int at;
  float value;
} Pixel;
static Pixel lit[BATCH * PIXELS + 1];
static int ends[BATCH];

static void broken(const char *path, const char *why) {
  fprintf(stderr, "Cannot read the problem %s: %s\n", path, why);
  exit(2);
}

static void read_into(FILE *file, const char *path, void *to, size_t bytes, size_t count) {
  if (fread(to, bytes, count, file) != count) broken(path, "the file ends too early");
}

static void read_problem(const char *path) {
  static const int32_t built[] = {PIXELS, UNITS, CLASSES, LAYERS, BATCH};
  FILE *file = fopen(path, "rb");
  char magic[8];
  int32_t header[6];
  double reals[4];
  if (!file) broken(path, "it cannot be opened");
  read_into(file, path, magic, 1, 8);
  if (memcmp(magic, "GNSPEED2", 8)) broken(path, "it does not begin with GNSPEED2");
  read_into(file, path, header, 4, 6);
  if (memcmp(header, built, sizeof built)) broken(path, "this program was built for other sizes");
  images = header[5];
  if (images < BATCH || images > 1 << 20 || images % BATCH) broken(path, "its batches are not whole");
  read_into(file, path, reals, 8, 4);
  clip = reals[0], eta = reals[1], rate = reals[2], pixel_scale = reals[3];
  read_into(file, path, keys, 8, PARAMETERS);
  read_into(file, path, initial, 4, SIZE);
  pixels = malloc((size_t)images * PIXELS);
  labels = malloc((size_t)images * 4);
  if (!pixels || !labels) broken(path, "there is no memory for its images");
  read_into(file, path, labels, 4, (size_t)images);
  read_into(file, path, pixels, PIXELS, (size_t)images);
  for (int i = 0; i < images; i++) {
    if (labels[i] < 0 || labels[i] >= CLASSES) broken(path, "a label is out of range");
  }
  fclose(file);
}

/* Weights of a layer, [inputs, units], and after them its biases: layer 0 sees pixels. */
static float *layer(float *all, int l) {
  return all + (l == 0 ? 0 : PIXELS * UNITS + UNITS + (l - 1) * HIDDEN);
}

/* The last vector of a row overlaps the one before, so that rows need no padding. */
static inline int offset(int j) { return j < VECTORS - 1 ? j * LANES : UNITS - LANES; }

/* A comparison gives all bits or none. */
static inline Vector rectified(Vector x) { return (Vector)((Bits)x & (Bits)(x > 0)); }

/*
 * Some rows of a product: to[r][u] = sum over k of a[r][k] b[k][u], plus a bias and rectified if there is
 * one. `row_step` and `step` say where a[r][k] lies, so that a may be the transpose of what is stored.
 */
static inline __attribute__((always_inline)) void tile(int rows, int depth, const float *a, size_t row_step,
                                                       size_t step, const float *b, const float *bias,
                                                       float *to) {
  Vector sums[ROWS][VECTORS];
#pragma GCC unroll 16
  for (int r = 0; r < rows; r++) {
#pragma GCC unroll 16
    for (int j = 0; j < VECTORS; j++) sums[r][j] = bias ? *(const Vector *)(bias + offset(j)) : (Vector){0};
  }
#pragma GCC unroll 1
  for (int k = 0; k < depth; k++) {
    Vector row[VECTORS];
#pragma GCC unroll 16
    for (int j = 0; j < VECTORS; j++) row[j] = *(const Vector *)(b + (size_t)k * UNITS + offset(j));
#pragma GCC unroll 16
    for (int r = 0; r < rows; r++) {
      float x = a[(size_t)r * row_step + (size_t)k * step];
#pragma GCC unroll 16
      for (int j = 0; j < VECTORS; j++) sums[r][j] += x * row[j];
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < rows; r++) {
#pragma GCC unroll 16
    for (int j = 0; j < VECTORS; j++) {
      *(Vector *)(to + (size_t)r * UNITS + offset(j)) = bias ? rectified(sums[r][j]) : sums[r][j];
    }
  }
}

static inline __attribute__((always_inline)) void product(int rows, int depth, const float *a, size_t row_step,
                                                          size_t step, const float *b, const float *bias,
                                                          float *to) {
  int r = 0;
  for (; r + ROWS <= rows; r += ROWS) tile(ROWS, depth, a + r * row_step, row_step, step, b, bias, to + r * UNITS);
  for (; ROWS > 2 && r + 2 <= rows; r += 2) tile(2, depth, a + r * row_step, row_step, step, b, bias, to + r * UNITS);
  for (; r < rows; r++) tile(1, depth, a + r * row_step, row_step, step, b, bias, to + r * UNITS);
}

static void list_pixels(const uint8_t *from) {
  int count = 0;
  for (int e = 0; e < BATCH; e++) {
    int i = 0;
    while (i < PIXELS) {
      uint64_t eight = 1;
      int here = PIXELS - i < 8 ? PIXELS - i : 8;
      if (here == 8) memcpy(&eight, from + i, 8);
      if (eight) {
        for (int end = i + here; i < end; i++) {
          /* Written over by the next one if it is 0: cheaper than a branch that is often guessed wrong. */
          lit[count] = (Pixel){i, (float)pixel_scale * from[i]};
          count += from[i] != 0;
        }
      } else {
        i += 8;
      }
    }
    from += PIXELS;
    ends[e] = count;
  }
}

static void see(const float *weights, float *to) {
  for (int e = 0, p = 0; e < BATCH; e++) {
    Vector sums[VECTORS];
#pragma GCC unroll 16
    for (int j = 0; j < VECTORS; j++) sums[j] = *(const Vector *)(weights + PIXELS * UNITS + offset(j));
    for (; p < ends[e]; p++) {
      const float *row = weights + (size_t)lit[p].at * UNITS;
#pragma GCC unroll 16
      for (int j = 0; j < VECTORS; j++) sums[j] += lit[p].value * *(const Vector *)(row + offset(j));
    }
#pragma GCC unroll 16
    for (int j = 0; j < VECTORS; j++) *(Vector *)(to + e * UNITS + offset(j)) = rectified(sums[j]);
  }
}

static void see_backward(const float *by_value, float *restrict to) {
  memset(to, 0, sizeof(float) * PIXELS * UNITS);
  for (int e = 0, p = 0; e < BATCH; e++) {
    const float *from = by_value + e * UNITS;
    for (; p < ends[e]; p++) {
      float *row = to + (size_t)lit[p].at * UNITS;
      for (int u = 0; u < UNITS; u++) row[u] += lit[p].value * from[u];
    }
  }
}

/* The mean loss of a batch. */
static double forward(const uint8_t *from, const int32_t *right, float *by_outputs) {
  double loss = 0;
  list_pixels(from);
  see(layer(parameters, 0), values[0]);
  for (int l = 1; l < LAYERS; l++) {
    const float *weights = layer(parameters, l);
    product(BATCH, UNITS, values[l - 1], UNITS, 1, weights, weights + UNITS * UNITS, values[l]);
  }
  const float *last = layer(parameters, LAYERS);
  for (int e = 0; e < BATCH; e++) {
    float scores[CLASSES], highest = -INFINITY, sum = 0;
    const float *seen = values[LAYERS - 1] + e * UNITS;
    memcpy(scores, last + UNITS * CLASSES, sizeof scores);
    for (int u = 0; u < UNITS; u++) {
      for (int c = 0; c < CLASSES; c++) scores[c] += seen[u] * last[u * CLASSES + c];
    }
    for (int c = 0; c < CLASSES; c++) highest = scores[c] > highest ? scores[c] : highest;
    float right_score = scores[right[e]];
    for (int c = 0; c < CLASSES; c++) sum += scores[c] = expf(scores[c] - highest);
    loss += log(sum) - (right_score - highest);
    float share = 1 / (sum * BATCH);
    for (int c = 0; c < CLASSES; c++) by_outputs[e * CLASSES + c] = scores[c] * share;
    by_outputs[e * CLASSES + right[e]] -= 1.0f / BATCH;
  }
  return loss / BATCH;
}

static void sum_rows(const float *from, int width, float *to) {
  memset(to, 0, sizeof(float) * (size_t)width);
  for (int e = 0; e < BATCH; e++) {
    for (int u = 0; u < width; u++) to[u] += from[e * width + u];
  }
}

/* Nothing goes back through a silent unit. */
static void silence(float *by_value, const float *value) {
  for (int i = 0; i < BATCH * UNITS; i++) by_value[i] = value[i] > 0 ? by_value[i] : 0;
}

static void backward(const float *by_outputs) {
  float *by_value = by_values[0], *by_input = by_values[1];
  const float *last = layer(parameters, LAYERS), *seen = values[LAYERS - 1];
  float *to = layer(gradients, LAYERS);
  memset(to, 0, sizeof(float) * UNITS * CLASSES);
  for (int e = 0; e < BATCH; e++) {
    for (int u = 0; u < UNITS; u++) {
      for (int c = 0; c < CLASSES; c++) to[u * CLASSES + c] += seen[e * UNITS + u] * by_outputs[e * CLASSES + c];
    }
  }
  sum_rows(by_outputs, CLASSES, to + UNITS * CLASSES);
  for (int c = 0; c < CLASSES; c++) {
    for (int u = 0; u < UNITS; u++) transposed[c * UNITS + u] = last[u * CLASSES + c];
  }
  product(BATCH, CLASSES, by_outputs, CLASSES, 1, transposed, NULL, by_value);
  silence(by_value, seen);
  for (int l = LAYERS - 1; l > 0; l--) {
    const float *weights = layer(parameters, l), *below = values[l - 1];
    to = layer(gradients, l);
    product(UNITS, BATCH, below, 1, UNITS, by_value, NULL, to);
    sum_rows(by_value, UNITS, to + UNITS * UNITS);
    for (int u = 0; u < UNITS; u++) {
      for (int i = 0; i < UNITS; i++) transposed[u * UNITS + i] = weights[i * UNITS + u];
    }
    product(BATCH, UNITS, by_value, UNITS, 1, transposed, NULL, by_input);
    silence(by_input, below);
    float *kept = by_value;
    by_value = by_input, by_input = kept;
  }
  see_backward(by_value, gradients);
  sum_rows(by_value, UNITS, gradients + PIXELS * UNITS);
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

static void descend(float *restrict parameter, const float *restrict gradient, int size, float scale,
                    const uint32_t key[2], float deviation) {
  float step = (float)rate;
  if (deviation > 0) {
    fill_gaussians(gaussians, size, key, updates);
    for (int k = 0; k < size; k++) parameter[k] -= step * (scale * gradient[k] + deviation * gaussians[k]);
  } else {
    for (int k = 0; k < size; k++) parameter[k] -= step * (scale * gradient[k]);
  }
}

/* Clip of all parameters together, then annealed noise, then descent. */
static void update(int noisy) {
  double norm = global_norm();
  float scale = norm > clip ? (float)(clip / norm) : 1;
  float deviation = noisy ? (float)sqrt(eta / pow(1 + updates, 0.55)) : 0;
  for (int l = 0; l <= LAYERS; l++) {
    int above = l < LAYERS ? UNITS : CLASSES, size = (l ? UNITS : PIXELS) * above;
    float *weights = layer(parameters, l), *by_weights = layer(gradients, l);
    descend(weights, by_weights, size, scale, keys[2 * l], deviation);
    descend(weights + size, by_weights + size, above, scale, keys[2 * l + 1], deviation);
  }
  updates++;
}

static double step(int first, int noisy) {
  double loss = forward(pixels + (size_t)first * PIXELS, labels + first, outputs);
  backward(outputs);
  update(noisy);
  return loss;
}

static void check(int noisy) {
  for (int i = 0; i < 10; i++) step(0, noisy);
  printf("{\"loss\":%.9g}\n", forward(pixels, labels, outputs));
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void time_steps(int count) {
  static int next;
  double start = now();
  for (int i = 0; i < count; i++) {
    step(next, eta > 0);
    next = (next + BATCH) % images;
  }
  printf("{\"ms\":%.9g}\n", (now() - start) / count);
}

int main(int argc, char **argv) {
  char line[256];
  if (argc != 2) {
    fprintf(stderr, "Usage: mlp FILE\n");
    return 2;
  }
  read_problem(argv[1]);
  while (fgets(line, sizeof line, stdin)) {
    int count = 0;
    line[strcspn(line, "\n")] = 0;
    /* Every command begins from the problem's own parameters. */
    memcpy(parameters, initial, sizeof parameters);
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
