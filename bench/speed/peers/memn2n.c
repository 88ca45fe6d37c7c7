/*
 * The default End-to-End Memory Network in plain C: one story after another, no padding, float32, one
 * thread, loops that a compiler can vectorise. Reads a problem as bench/speed/problem.ts writes it and
 * answers commands, a line of JSON to each: see bench/speed/peer.ts.
 *
 *   cc -std=c11 -O3 -march=native -DWIDTH=20 -o memn2n memn2n.c -lm
 *
 * WIDTH is d: a compiler that knows it unrolls the loops, which makes training almost twice as fast.
 */

#define _POSIX_C_SOURCE 200809L

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

enum { d = WIDTH };

/* d embedding, words without the null word, M slots, L words of a statement, Q of a question. */
static int32_t words, M, L, Q, hops, batch_size, linear_epochs, epochs, halve_every, validate_every;
static double clip, noise, rate, time_noise;
static int tables, row_count, size; /* of all tables; rows and numbers of one */
static float *parameters, *gradients, *statement_weights, *question_weights;
static Part parts[3];

/* One story's work. Statement i of table t lies at (i * tables + t) * d. */
static float *embedded, *embedded_gradient, *states, *attention, *by_attention, *by_state, *previous;
static float *scores;
static int32_t *ages, *order;

static void *allocate(size_t count, size_t bytes) {
  void *memory = calloc(count ? count : 1, bytes);
  if (!memory) {
    fprintf(stderr, "Cannot allocate %zu bytes\n", count * bytes);
    exit(2);
  }
  return memory;
}

static void read_into(FILE *file, void *to, size_t bytes, size_t count) {
  if (fread(to, bytes, count, file) != count) {
    fprintf(stderr, "The problem's file ends too early\n");
    exit(2);
  }
}

static void read_problem(const char *path) {
  FILE *file = fopen(path, "rb");
  char magic[8];
  int32_t header[14];
  double reals[4];
  if (!file) {
    fprintf(stderr, "Cannot read %s\n", path);
    exit(2);
  }
  read_into(file, magic, 1, 8);
  if (memcmp(magic, "GNSPEED1", 8)) {
    fprintf(stderr, "Not a problem: %s\n", path);
    exit(2);
  }
  read_into(file, header, 4, 14);
  if (header[0] != d) {
    fprintf(stderr, "Built for d = %d, the problem has %d\n", d, header[0]);
    exit(2);
  }
  words = header[1], M = header[2], L = header[3], Q = header[4], hops = header[5];
  batch_size = header[6], linear_epochs = header[10], epochs = header[11];
  halve_every = header[12], validate_every = header[13];
  read_into(file, reals, 8, 4);
  clip = reals[0], noise = reals[1], rate = reals[2], time_noise = reals[3];
  tables = hops + 1, row_count = words + M, size = row_count * d;
  parameters = allocate((size_t)tables * size, sizeof(float));
  gradients = allocate((size_t)tables * size, sizeof(float));
  statement_weights = allocate((size_t)(1 + L) * d, sizeof(float));
  question_weights = allocate((size_t)Q * d, sizeof(float));
  read_into(file, parameters, 4, (size_t)tables * size);
  read_into(file, statement_weights, 4, (size_t)(1 + L) * d);
  read_into(file, question_weights, 4, (size_t)Q * d);
  for (int p = 0; p < 3; p++) {
    Part *part = &parts[p];
    size_t n = (size_t)header[7 + p];
    part->n = header[7 + p];
    part->counts = allocate(n, 4);
    part->statements = allocate(n * M * L, 4);
    part->questions = allocate(n * Q, 4);
    part->answers = allocate(n, 4);
    read_into(file, part->counts, 4, n);
    read_into(file, part->statements, 4, n * M * L);
    read_into(file, part->questions, 4, n * Q);
    read_into(file, part->answers, 4, n);
  }
  fclose(file);
  embedded = allocate((size_t)M * tables * d, sizeof(float));
  embedded_gradient = allocate((size_t)M * tables * d, sizeof(float));
  states = allocate((size_t)tables * d, sizeof(float));
  attention = allocate((size_t)hops * M, sizeof(float));
  by_attention = allocate(M, sizeof(float));
  by_state = allocate(d, sizeof(float));
  previous = allocate(d, sizeof(float));
  scores = allocate(words, sizeof(float));
  ages = allocate(M, sizeof(int32_t));
  order = allocate(parts[0].n, sizeof(int32_t));
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
  int left_out = 0, slot = 0;
  int total = n + gaps;
  for (int age = 1; slot < n; age++) {
    /* Leaves out each age with the probability that makes every choice of gaps alike. */
    if (left_out < gaps && (int)below((uint32_t)(total - age + 1)) < gaps - left_out) {
      left_out++;
      continue;
    }
    ages[slot++] = age < M ? age : M;
  }
}

static float dot(const float *restrict a, const float *restrict b) {
  float sum = 0;
  for (int k = 0; k < d; k++) sum += a[k] * b[k];
  return sum;
}

static void add_scaled(float *restrict to, float scale, const float *restrict from) {
  for (int k = 0; k < d; k++) to[k] += scale * from[k];
}

static void add_product(float *restrict to, const float *restrict a, const float *restrict b) {
  for (int k = 0; k < d; k++) to[k] += a[k] * b[k];
}

static float *row(float *table, int t, int id) { return table + (size_t)t * size + (size_t)id * d; }

/* Loss of one story; adds to the gradients if learning, else tells the answer. */
static double story(const Part *part, int index, int linear, int learning, int noisy, int *answered) {
  int n = part->counts[index], right = part->answers[index];
  const int32_t *statements = part->statements + (size_t)index * M * L;
  const int32_t *question = part->questions + (size_t)index * Q;
  if (learning && right < 0) return 0;
  draw_ages(n, noisy);
  memset(embedded, 0, sizeof(float) * n * tables * d);
  for (int i = 0; i < n; i++) {
    for (int t = 0; t < tables; t++) {
      float *to = embedded + ((size_t)i * tables + t) * d;
      add_product(to, statement_weights, row(parameters, t, words + ages[i] - 1));
      for (int j = 0; j < L; j++) {
        int id = statements[i * L + j];
        if (id) add_product(to, statement_weights + (size_t)(1 + j) * d, row(parameters, t, id - 1));
      }
    }
  }
  memset(states, 0, sizeof(float) * d);
  for (int j = 0; j < Q; j++) {
    if (question[j]) {
      add_product(states, question_weights + (size_t)j * d, row(parameters, 0, question[j] - 1));
    }
  }
  for (int hop = 0; hop < hops; hop++) {
    float *u = states + (size_t)hop * d, *next = u + d, *p = attention + (size_t)hop * M;
    for (int i = 0; i < n; i++) p[i] = dot(u, embedded + ((size_t)i * tables + hop) * d);
    if (!linear) {
      /* Empty slots have score 0 and take their share. */
      float highest = n < M ? 0 : -INFINITY, sum = 0;
      for (int i = 0; i < n; i++) highest = p[i] > highest ? p[i] : highest;
      for (int i = 0; i < n; i++) sum += p[i] = expf(p[i] - highest);
      sum += (float)(M - n) * expf(-highest);
      for (int i = 0; i < n; i++) p[i] /= sum;
    }
    memcpy(next, u, sizeof(float) * d);
    for (int i = 0; i < n; i++) {
      add_scaled(next, p[i], embedded + ((size_t)i * tables + hop + 1) * d);
    }
  }
  const float *last = states + (size_t)hops * d;
  float highest = 0, sum = 0;
  *answered = 0;
  for (int w = 0; w < words; w++) {
    scores[w] = dot(last, row(parameters, hops, w));
    if (scores[w] > highest) highest = scores[w], *answered = w + 1;
  }
  if (right < 0) return 0;
  float right_score = right ? scores[right - 1] : 0;
  for (int w = 0; w < words; w++) sum += scores[w] = expf(scores[w] - highest);
  sum += expf(-highest);
  double loss = log(sum) - (right_score - highest);
  if (!learning) return loss;

  memset(by_state, 0, sizeof(float) * d);
  for (int w = 0; w < words; w++) {
    float error = scores[w] / sum - (w == right - 1);
    add_scaled(by_state, error, row(parameters, hops, w));
    add_scaled(row(gradients, hops, w), error, last);
  }
  memset(embedded_gradient, 0, sizeof(float) * n * tables * d);
  for (int hop = hops - 1; hop >= 0; hop--) {
    float *u = states + (size_t)hop * d, *p = attention + (size_t)hop * M, mean = 0;
    for (int i = 0; i < n; i++) {
      size_t at = ((size_t)i * tables + hop + 1) * d;
      by_attention[i] = dot(by_state, embedded + at);
      mean += p[i] * by_attention[i];
      add_scaled(embedded_gradient + at, p[i], by_state);
    }
    memcpy(previous, by_state, sizeof(float) * d);
    for (int i = 0; i < n; i++) {
      size_t at = ((size_t)i * tables + hop) * d;
      float by_score = linear ? by_attention[i] : p[i] * (by_attention[i] - mean);
      add_scaled(previous, by_score, embedded + at);
      add_scaled(embedded_gradient + at, by_score, u);
    }
    memcpy(by_state, previous, sizeof(float) * d);
  }
  for (int j = 0; j < Q; j++) {
    if (question[j]) {
      add_product(row(gradients, 0, question[j] - 1), question_weights + (size_t)j * d, by_state);
    }
  }
  for (int i = 0; i < n; i++) {
    for (int t = 0; t < tables; t++) {
      const float *from = embedded_gradient + ((size_t)i * tables + t) * d;
      add_product(row(gradients, t, words + ages[i] - 1), statement_weights, from);
      for (int j = 0; j < L; j++) {
        int id = statements[i * L + j];
        if (id) add_product(row(gradients, t, id - 1), statement_weights + (size_t)(1 + j) * d, from);
      }
    }
  }
  return loss;
}

/* Philox4x32-10: Salmon et al. 2011. */
static void philox(uint32_t block, uint32_t index, const uint32_t key[2], uint32_t out[4]) {
  uint32_t c0 = block, c1 = index, c2 = 0, c3 = 0, k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)c0 * 0xd2511f53u, b = (uint64_t)c2 * 0xcd9e8d57u;
    c0 = (uint32_t)(b >> 32) ^ c1 ^ k0, c1 = (uint32_t)b;
    c2 = (uint32_t)(a >> 32) ^ c3 ^ k1, c3 = (uint32_t)a;
    k0 += 0x9e3779b9u, k1 += 0xbb67ae85u;
  }
  out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

static double polynomial(const double *c, double r) {
  double sum = c[0];
  for (int i = 1; i < 8; i++) sum = sum * r + c[i];
  return sum;
}

/* The normal quantile: Wichura's AS 241, PPND16. */
static double quantile(double probability) {
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
  static const double f[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                             0.0012426609473880784386,  0.026532189526576123093,
                             0.29656057182650489123,    1.7848265399172913358,
                             5.4637849111641143699,     6.6579046435011037772};
  static const double g[] = {2.04426310338993978564e-15, 1.4215117583164458887e-7,
                             1.8463183175100546818e-5,   7.868691311456132591e-4,
                             0.0148753612908506148525,   0.13692988092273580531,
                             0.59983220655588793769,     1};
  double q = probability - 0.5, r;
  if (fabs(q) <= 0.425) {
    r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  r = sqrt(-log(q < 0 ? probability : 1 - probability));
  double x = r <= 5 ? polynomial(c, r - 1.6) / polynomial(e, r - 1.6)
                    : polynomial(f, r - 5) / polynomial(g, r - 5);
  return q < 0 ? -x : x;
}

static uint32_t updates;

/* Clip per table, then noise, then descent. */
static void update(double step_rate) {
  for (int t = 0; t < tables; t++) {
    float *gradient = gradients + (size_t)t * size, *parameter = parameters + (size_t)t * size;
    const uint32_t key[2] = {(uint32_t)t + 1, 42};
    double square = 0;
    for (int i = 0; i < size; i++) square += (double)gradient[i] * gradient[i];
    double norm = sqrt(square);
    float scale = norm > clip ? (float)(clip / norm) : 1, step = (float)step_rate;
    if (noise > 0) {
      for (int i = 0; i < size; i += 4) {
        uint32_t out[4];
        philox((uint32_t)i / 4, updates, key, out);
        for (int lane = 0; lane < 4 && i + lane < size; lane++) {
          float z = (float)(quantile((out[lane] + 0.5) / 4294967296.0) * noise);
          parameter[i + lane] -= step * (scale * gradient[i + lane] + z);
        }
      }
    } else {
      for (int i = 0; i < size; i++) parameter[i] -= step * (scale * gradient[i]);
    }
  }
  updates++;
}

static double step(const int32_t *indices, int count, int linear, int noisy, double step_rate) {
  double loss = 0;
  int answered;
  memset(gradients, 0, sizeof(float) * (size_t)tables * size);
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
  size_t bytes = sizeof(float) * (size_t)tables * size;
  float *initial = allocate((size_t)tables * size, sizeof(float));
  memcpy(initial, parameters, bytes);
  while (fgets(line, sizeof line, stdin)) {
    int count = 0;
    line[strcspn(line, "\n")] = 0;
    /* Every command begins from the problem's own parameters. */
    memcpy(parameters, initial, bytes);
    if (!strcmp(line, "version")) printf("{\"version\":\"cc %s\"}\n", __VERSION__);
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
