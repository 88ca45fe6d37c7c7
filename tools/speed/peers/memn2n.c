/*
 * The default End-to-End Memory Network in plain C: one story after another, only slots that are filled
 * and words that are there, float32, one thread, loops that a compiler can vectorise. Reads a problem
 * as tools/speed/problem.ts writes it and answers commands, a line of JSON to each: see
 * tools/speed/peer.ts.
 *
 *   cc -O3 -march=native -DWIDTH=20 -o memn2n memn2n.c -lm
 *
 * WIDTH is d: a compiler that knows it unrolls the loops. Without -std=c11, under which gcc does not
 * contract a product and a sum into one instruction.
 *
 * A word's rows of all hops + 1 tables lie side by side, `width` numbers in all, so that one loop embeds
 * it for every hop, and a statement's embeddings lie in the same way.
 */

#define _POSIX_C_SOURCE 200809L

#include "gaussians.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int n;
  int32_t *counts, *statements, *questions, *answers;
} Part;

/* Clang's version begins with its name. */
#ifdef __clang__
#define COMPILER ""
#else
#define COMPILER "gcc "
#endif

enum { d = WIDTH };

/* d embedding, words without the null word, M slots, L words of a statement, Q of a question. */
static int32_t words, M, L, Q, hops, batch_size, linear_epochs, epochs, halve_every, validate_every;
static double clip, noise, rate, time_noise;
static int tables, width, row_count, size; /* width = tables * d, size = row_count * width */
static float *parameters, *gradients;      /* [row_count, tables, d] */
static float *statement_weights;           /* [1 + L, tables, d]: the same for every table */
static float *question_weights;            /* [Q, d] */
static Part parts[3];

/* One story's work. */
static float *embedded, *embedded_gradient; /* [M, tables, d] */
static float *states, *attention;           /* [tables, d], [hops, M] */
static float *by_attention, *by_state, *next_by_state, *scores;
static int32_t *ages, *order;
static float *gaussians; /* [size] */
static double *squares;  /* [width] */

static void *allocate(size_t count, size_t bytes) {
  /* Whole cache lines, so that no vector lies across two of them. */
  size_t lines = (count * bytes + 63) / 64 + 1;
  void *memory = aligned_alloc(64, lines * 64);
  if (!memory) {
    fprintf(stderr, "Cannot allocate %zu numbers of %zu bytes\n", count, bytes);
    exit(2);
  }
  return memset(memory, 0, lines * 64);
}

static void broken(const char *path, const char *why) {
  fprintf(stderr, "Cannot read the problem %s: %s\n", path, why);
  exit(2);
}

static void read_into(FILE *file, const char *path, void *to, size_t bytes, size_t count) {
  if (fread(to, bytes, count, file) != count) broken(path, "the file ends too early");
}

/* Ids and counts index memory, so none is believed. */
static void check_range(const char *path, const int32_t *values, size_t count, int low, int high) {
  for (size_t i = 0; i < count; i++) {
    if (values[i] < low || values[i] > high) broken(path, "a count or a word is out of range");
  }
}

static void read_part(FILE *file, const char *path, Part *part, int n) {
  size_t N = (size_t)n, statements = N * (size_t)M * (size_t)L, questions = N * (size_t)Q;
  part->n = n;
  part->counts = allocate(N, 4);
  part->statements = allocate(statements, 4);
  part->questions = allocate(questions, 4);
  part->answers = allocate(N, 4);
  read_into(file, path, part->counts, 4, N);
  read_into(file, path, part->statements, 4, statements);
  read_into(file, path, part->questions, 4, questions);
  read_into(file, path, part->answers, 4, N);
  check_range(path, part->counts, N, 0, M);
  check_range(path, part->statements, statements, 0, words);
  check_range(path, part->questions, questions, 0, words);
  check_range(path, part->answers, N, -1, words);
}

static void read_problem(const char *path) {
  FILE *file = fopen(path, "rb");
  char magic[8];
  int32_t header[14];
  double reals[4];
  if (!file) broken(path, "it cannot be opened");
  read_into(file, path, magic, 1, 8);
  if (memcmp(magic, "GNSPEED1", 8)) broken(path, "it does not begin with GNSPEED1");
  read_into(file, path, header, 4, 14);
  for (int i = 0; i < 14; i++) {
    int may_be_zero = i == 8 || i == 9 || i == 10 || i == 11;
    if (header[i] < !may_be_zero || header[i] > 1 << 24) broken(path, "a size is out of range");
  }
  if (header[0] != d) broken(path, "this program was built for another width");
  words = header[1], M = header[2], L = header[3], Q = header[4], hops = header[5];
  batch_size = header[6], linear_epochs = header[10], epochs = header[11];
  halve_every = header[12], validate_every = header[13];
  read_into(file, path, reals, 8, 4);
  clip = reals[0], noise = reals[1], rate = reals[2], time_noise = reals[3];
  tables = hops + 1, width = tables * d, row_count = words + M, size = row_count * width;
  parameters = allocate((size_t)size, sizeof(float));
  gradients = allocate((size_t)size, sizeof(float));
  gaussians = allocate((size_t)size, sizeof(float));
  statement_weights = allocate((size_t)(1 + L) * width, sizeof(float));
  question_weights = allocate((size_t)Q * d, sizeof(float));
  size_t row_bytes = sizeof(float) * (size_t)d;
  for (int t = 0; t < tables; t++) {
    for (int r = 0; r < row_count; r++) {
      read_into(file, path, parameters + (size_t)r * width + (size_t)t * d, 4, (size_t)d);
    }
  }
  for (int j = 0; j <= L; j++) {
    float *first = statement_weights + (size_t)j * width;
    read_into(file, path, first, 4, (size_t)d);
    for (int t = 1; t < tables; t++) memcpy(first + (size_t)t * d, first, row_bytes);
  }
  read_into(file, path, question_weights, 4, (size_t)Q * d);
  for (int p = 0; p < 3; p++) read_part(file, path, &parts[p], header[7 + p]);
  fclose(file);
  embedded = allocate((size_t)M * width, sizeof(float));
  embedded_gradient = allocate((size_t)M * width, sizeof(float));
  states = allocate((size_t)width, sizeof(float));
  attention = allocate((size_t)hops * M, sizeof(float));
  by_attention = allocate((size_t)M, sizeof(float));
  by_state = allocate((size_t)d, sizeof(float));
  next_by_state = allocate((size_t)d, sizeof(float));
  scores = allocate((size_t)words, sizeof(float));
  ages = allocate((size_t)M, sizeof(int32_t));
  order = allocate((size_t)parts[0].n, sizeof(int32_t));
  squares = allocate((size_t)width, sizeof(double));
}

/* xorshift64*: order and gaps need no more. */
static uint64_t random_state = 88172645463325252ull;

static uint32_t below(uint32_t bound) {
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return (uint32_t)(((random_state * 2685821657736338717ull) >> 32) * bound >> 32);
}

/* The ages of n statements: n of 1 to n + gaps, in ascending order; gaps only with time noise. */
static void draw_ages(int n, int noisy) {
  int gaps = noisy && time_noise > 0 ? (int)below((uint32_t)ceil(time_noise * n) + 1) : 0;
  int total = n + gaps, left_out = 0, slot = 0;
  for (int age = 1; slot < n; age++) {
    /* Each age is left out with the probability that makes every choice of gaps alike. */
    if (left_out < gaps && (int)below((uint32_t)(total - age + 1)) < gaps - left_out) {
      left_out++;
      continue;
    }
    ages[slot++] = age < M ? age : M;
  }
}

/* Eight sums side by side: a compiler may not reorder a single one, and so could not vectorise it. */
static inline float dot(const float *restrict a, const float *restrict b, int n) {
  float sums[8] = {0};
  int k = 0;
  for (; k + 8 <= n; k += 8) {
    for (int lane = 0; lane < 8; lane++) sums[lane] += a[k + lane] * b[k + lane];
  }
  for (; k + 4 <= n; k += 4) {
    for (int lane = 0; lane < 4; lane++) sums[lane] += a[k + lane] * b[k + lane];
  }
  for (int lane = 0; lane < 4; lane++) sums[lane] += sums[lane + 4];
  float sum = (sums[0] + sums[2]) + (sums[1] + sums[3]);
  for (; k < n; k++) sum += a[k] * b[k];
  return sum;
}

static inline void add_scaled(float *restrict to, float scale, const float *restrict from, int n) {
  for (int k = 0; k < n; k++) to[k] += scale * from[k];
}

static inline void set_scaled(float *restrict to, float scale, const float *restrict from, int n) {
  for (int k = 0; k < n; k++) to[k] = scale * from[k];
}

static inline void add_product(float *restrict to, const float *restrict a, const float *restrict b, int n) {
  for (int k = 0; k < n; k++) to[k] += a[k] * b[k];
}

static inline void set_product(float *restrict to, const float *restrict a, const float *restrict b, int n) {
  for (int k = 0; k < n; k++) to[k] = a[k] * b[k];
}

static inline float *row(float *all, int id) { return all + (size_t)id * width; }

/* Statements into all tables: the age and the words that are there. */
static void embed(const int32_t *statements, int n) {
  for (int i = 0; i < n; i++) {
    float *to = row(embedded, i);
    set_product(to, statement_weights, row(parameters, words + ages[i] - 1), width);
    for (int j = 0; j < L; j++) {
      int id = statements[i * L + j];
      if (id) add_product(to, row(statement_weights, 1 + j), row(parameters, id - 1), width);
    }
  }
}

/* From the state u to the next: attention p over the statements, the sum of what they hold. */
static void read_memory(int hop, int n, int linear) {
  float *u = states + (size_t)hop * d, *next = u + d, *p = attention + (size_t)hop * M;
  const float *input = embedded + (size_t)hop * d, *output = input + d;
  for (int i = 0; i < n; i++) p[i] = dot(u, input + (size_t)i * width, d);
  if (!linear) {
    /* Empty slots have score 0 and take their share. */
    float highest = n < M ? 0 : -INFINITY, sum = 0;
    for (int i = 0; i < n; i++) highest = p[i] > highest ? p[i] : highest;
    for (int i = 0; i < n; i++) sum += p[i] = expf(p[i] - highest);
    if (n < M) sum += (float)(M - n) * expf(-highest);
    float share = 1 / sum;
    for (int i = 0; i < n; i++) p[i] *= share;
  }
  memcpy(next, u, sizeof(float) * (size_t)d);
  for (int i = 0; i < n; i++) add_scaled(next, p[i], output + (size_t)i * width, d);
}

/* Back through a hop. Its input gets its first gradient here, its output already has one. */
static void read_memory_backward(int hop, int n, int linear) {
  const float *u = states + (size_t)hop * d, *p = attention + (size_t)hop * M;
  size_t input = (size_t)hop * d, output = input + (size_t)d;
  float mean = 0;
  for (int i = 0; i < n; i++) {
    by_attention[i] = dot(by_state, row(embedded, i) + output, d);
    mean += p[i] * by_attention[i];
    float *to = row(embedded_gradient, i) + output;
    if (hop == hops - 1) set_scaled(to, p[i], by_state, d);
    else add_scaled(to, p[i], by_state, d);
  }
  memcpy(next_by_state, by_state, sizeof(float) * (size_t)d);
  for (int i = 0; i < n; i++) {
    float by_score = linear ? by_attention[i] : p[i] * (by_attention[i] - mean);
    add_scaled(next_by_state, by_score, row(embedded, i) + input, d);
    set_scaled(row(embedded_gradient, i) + input, by_score, u, d);
  }
  memcpy(by_state, next_by_state, sizeof(float) * (size_t)d);
}

/* Loss of one story; adds to the gradients if learning, else tells the answer. */
static double story(const Part *part, int index, int linear, int learning, int noisy, int *answered) {
  int n = part->counts[index], right = part->answers[index];
  const int32_t *statements = part->statements + (size_t)index * M * L;
  const int32_t *question = part->questions + (size_t)index * Q;
  if (learning && right < 0) return 0;
  draw_ages(n, noisy);
  embed(statements, n);
  memset(states, 0, sizeof(float) * (size_t)d);
  for (int j = 0; j < Q; j++) {
    int id = question[j];
    if (id) add_product(states, question_weights + (size_t)j * d, row(parameters, id - 1), d);
  }
  for (int hop = 0; hop < hops; hop++) read_memory(hop, n, linear);

  const float *last = states + (size_t)hops * d;
  const size_t answer_table = (size_t)hops * d;
  float highest = 0, sum = 0;
  *answered = 0;
  for (int w = 0; w < words; w++) scores[w] = dot(last, row(parameters, w) + answer_table, d);
  for (int w = 0; w < words; w++) {
    if (scores[w] > highest) highest = scores[w], *answered = w + 1;
  }
  if (right < 0) return 0;
  float right_score = right ? scores[right - 1] : 0;
  for (int w = 0; w < words; w++) sum += scores[w] = expf(scores[w] - highest);
  sum += expf(-highest);
  double loss = log(sum) - (right_score - highest);
  if (!learning) return loss;

  memset(by_state, 0, sizeof(float) * (size_t)d);
  float share = 1 / sum;
  for (int w = 0; w < words; w++) {
    float error = scores[w] * share - (float)(w == right - 1);
    add_scaled(by_state, error, row(parameters, w) + answer_table, d);
    add_scaled(row(gradients, w) + answer_table, error, last, d);
  }
  for (int hop = hops - 1; hop >= 0; hop--) read_memory_backward(hop, n, linear);
  for (int j = 0; j < Q; j++) {
    int id = question[j];
    if (id) add_product(row(gradients, id - 1), question_weights + (size_t)j * d, by_state, d);
  }
  for (int i = 0; i < n; i++) {
    const float *from = row(embedded_gradient, i);
    add_product(row(gradients, words + ages[i] - 1), statement_weights, from, width);
    for (int j = 0; j < L; j++) {
      int id = statements[i * L + j];
      if (id) add_product(row(gradients, id - 1), row(statement_weights, 1 + j), from, width);
    }
  }
  return loss;
}

static uint32_t updates;

/* Clip per table, then noise, then descent. */
static void update(double step_rate) {
  const uint32_t key[2] = {1, 42};
  float deviation = (float)noise, step = (float)step_rate;
  memset(squares, 0, sizeof(double) * (size_t)width);
  for (int r = 0; r < row_count; r++) {
    const float *gradient = row(gradients, r);
    for (int k = 0; k < width; k++) squares[k] += (double)gradient[k] * gradient[k];
  }
  if (noise > 0) fill_gaussians(gaussians, size, key, updates);
  for (int t = 0; t < tables; t++) {
    double square = 0;
    for (int k = 0; k < d; k++) square += squares[(size_t)t * d + k];
    double norm = sqrt(square);
    float scale = norm > clip ? (float)(clip / norm) : 1;
    for (int r = 0; r < row_count; r++) {
      size_t at = (size_t)r * width + (size_t)t * d;
      float *restrict parameter = parameters + at;
      const float *restrict gradient = gradients + at, *restrict normal = gaussians + at;
      if (noise > 0) {
        for (int k = 0; k < d; k++) parameter[k] -= step * (scale * gradient[k] + deviation * normal[k]);
      } else {
        for (int k = 0; k < d; k++) parameter[k] -= step * (scale * gradient[k]);
      }
    }
  }
  updates++;
}
static double step(const int32_t *indices, int count, int linear, int noisy, double step_rate) {
  double loss = 0;
  int answered;
  memset(gradients, 0, sizeof(float) * (size_t)size);
  for (int i = 0; i < count; i++) {
    loss += story(&parts[0], indices ? indices[i] : i, linear, 1, noisy, &answered);
  }
  update(step_rate);
  return loss;
}

static double evaluate(const Part *part, int linear, int *wrong) {
  double loss = 0;
  *wrong = 0;
  for (int i = 0; i < part->n; i++) {
    int answered;
    loss += story(part, i, linear, 0, 0, &answered);
    *wrong += answered != part->answers[i];
  }
  return loss;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void check(void) {
  double kept = noise, loss = 0;
  int count = batch_size < parts[0].n ? batch_size : parts[0].n, answered;
  noise = 0;
  for (int i = 0; i < 10; i++) step(NULL, count, 0, 0, rate);
  for (int i = 0; i < count; i++) loss += story(&parts[0], i, 0, 0, 0, &answered);
  noise = kept;
  printf("{\"loss\":%.9g}\n", loss);
}

static void time_steps(int count) {
  static int next;
  double start = now();
  for (int i = 0; i < count; i++) {
    int here = parts[0].n - next < batch_size ? parts[0].n - next : batch_size;
    for (int k = 0; k < here; k++) order[k] = next + k;
    step(order, here, 0, 1, rate);
    next = (next + here) % parts[0].n;
  }
  printf("{\"ms\":%.9g}\n", (now() - start) / count);
}

static void time_evaluation(int count) {
  int wrong = 0;
  double loss = 0, start = now();
  for (int i = 0; i < count; i++) loss = evaluate(&parts[2], 0, &wrong);
  printf("{\"ms\":%.9g,\"wrong\":%d,\"loss\":%.9g}\n", (now() - start) / count, wrong, loss);
}

static void time_trial(void) {
  double start = now(), train_loss;
  int wrong = 0, n = parts[0].n, all = linear_epochs + epochs;
  for (int epoch = 0; epoch < all; epoch++) {
    int linear = epoch < linear_epochs;
    int halvings = linear ? 0 : (epoch - linear_epochs) / halve_every;
    for (int i = 0; i < n; i++) order[i] = i;
    for (int i = n - 1; i > 0; i--) {
      int other = (int)below((uint32_t)i + 1), kept = order[i];
      order[i] = order[other], order[other] = kept;
    }
    for (int first = 0; first < n; first += batch_size) {
      int count = n - first < batch_size ? n - first : batch_size;
      step(order + first, count, linear, 1, rate * pow(0.5, halvings));
    }
    if ((epoch + 1) % validate_every == 0 || epoch + 1 == all) evaluate(&parts[1], linear, &wrong);
  }
  train_loss = evaluate(&parts[0], 0, &wrong) / n;
  evaluate(&parts[1], 0, &wrong);
  evaluate(&parts[2], 0, &wrong);
  printf("{\"ms\":%.9g,\"trainLoss\":%.9g,\"testError\":%.9g}\n", now() - start, train_loss,
         (double)wrong / parts[2].n);
}

int main(int argc, char **argv) {
  char line[256];
  if (argc != 2) {
    fprintf(stderr, "Usage: memn2n FILE\n");
    return 2;
  }
  read_problem(argv[1]);
  size_t bytes = sizeof(float) * (size_t)size;
  float *initial = allocate((size_t)size, sizeof(float));
  memcpy(initial, parameters, bytes);
  while (fgets(line, sizeof line, stdin)) {
    int count = 0;
    line[strcspn(line, "\n")] = 0;
    /* Every command begins from the problem's own parameters. */
    memcpy(parameters, initial, bytes);
    if (!strcmp(line, "version")) printf("{\"version\":\"" COMPILER "%s\"}\n", __VERSION__);
    else if (!strcmp(line, "check")) check();
    else if (!strcmp(line, "trial")) time_trial();
    else if (sscanf(line, "step %d", &count) == 1 && count > 0) time_steps(count);
    else if (sscanf(line, "evaluate %d", &count) == 1 && count > 0) time_evaluation(count);
    else if (!strcmp(line, "quit")) return 0;
    else printf("{\"error\":\"unknown command\"}\n");
    fflush(stdout);
  }
  return 0;
}
