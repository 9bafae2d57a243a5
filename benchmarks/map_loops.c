// The runs of a map by hand: blocks of lanes that the compiler turns into vector operations, their
// sine and exponential those of the vector library, blocks shared out among threads.
// Compiled with REAL as float or double. Of each run the last point and the first step from which on
// the gradient was short are kept, as optviz.maps keeps them.
#include <math.h>

enum { LANES = 64, EXAMPLES = 28 };

// The caller sets the data of the Gabor loss.
REAL gabor_x[EXAMPLES], gabor_y[EXAMPLES];

static inline __attribute__((always_inline)) void himmelblau(const REAL *x, const REAL *y, REAL *gx,
                                                             REAL *gy) {
    for (int k = 0; k < LANES; k++) {
        REAL a = x[k] * x[k] + y[k] - 11, b = x[k] + y[k] * y[k] - 7;
        gx[k] = 4 * x[k] * a + 2 * b;
        gy[k] = 2 * a + 4 * y[k] * b;
    }
}

static inline __attribute__((always_inline)) void gabor(const REAL *x, const REAL *y, REAL *gx,
                                                        REAL *gy) {
    for (int k = 0; k < LANES; k++) gx[k] = gy[k] = 0;
    for (int i = 0; i < EXAMPLES; i++) {
        const REAL scaled = (REAL)0.06 * gabor_x[i], target = gabor_y[i];
        for (int k = 0; k < LANES; k++) {
            REAL u = x[k] + scaled * y[k];
            REAL sine = SIN(u), cosine = COS(u), bell = EXP(-u * u / 32);
            REAL slope = 2 * (sine * bell - target) * bell * (cosine - sine * u / 16);
            gx[k] += slope;
            gy[k] += slope * scaled;
        }
    }
}

#define MAP(NAME, GRADIENT, ADAM)                                                                  \
    void NAME(int runs, int num_steps, const REAL *rate, const REAL *b1, REAL b2, REAL eps,        \
              REAL limit, REAL *px, REAL *py, int *steps) {                                        \
        _Pragma("omp parallel for schedule(dynamic) num_threads(2)") for (int first = 0;           \
                                                                          first < runs;            \
                                                                          first += LANES) {        \
            REAL x[LANES], y[LANES], gx[LANES], gy[LANES];                                         \
            REAL mx[LANES] = {0}, my[LANES] = {0}, vx[LANES] = {0}, vy[LANES] = {0};               \
            REAL p1[LANES], p2 = 1;                                                                \
            int last[LANES];                                                                       \
            for (int k = 0; k < LANES; k++) {                                                      \
                x[k] = px[first + k], y[k] = py[first + k], p1[k] = 1, last[k] = -1;               \
            }                                                                                      \
            for (int t = 0; t <= num_steps; t++) {                                                 \
                GRADIENT(x, y, gx, gy);                                                            \
                p2 *= b2;                                                                          \
                for (int k = 0; k < LANES; k++) {                                                  \
                    const REAL b = b1[first + k], r = rate[first + k];                             \
                    last[k] = gx[k] * gx[k] + gy[k] * gy[k] <= limit * limit ? last[k] : t;        \
                    if (t == num_steps) continue;                                                  \
                    if (ADAM) {                                                                    \
                        p1[k] *= b;                                                                \
                        mx[k] = b * mx[k] + (1 - b) * gx[k], my[k] = b * my[k] + (1 - b) * gy[k];  \
                        vx[k] = b2 * vx[k] + (1 - b2) * gx[k] * gx[k];                             \
                        vy[k] = b2 * vy[k] + (1 - b2) * gy[k] * gy[k];                             \
                        const REAL c1 = 1 / (1 - p1[k]), c2 = 1 / (1 - p2);                        \
                        x[k] -= r * mx[k] * c1 / (SQRT(vx[k] * c2) + eps);                         \
                        y[k] -= r * my[k] * c1 / (SQRT(vy[k] * c2) + eps);                         \
                    } else {                                                                       \
                        x[k] -= r * gx[k], y[k] -= r * gy[k];                                      \
                    }                                                                              \
                }                                                                                  \
            }                                                                                      \
            for (int k = 0; k < LANES; k++) {                                                      \
                px[first + k] = x[k], py[first + k] = y[k], steps[first + k] = last[k] + 1;        \
            }                                                                                      \
        }                                                                                          \
    }

MAP(himmelblau_adam, himmelblau, 1)
MAP(gabor_gradient_descent, gabor, 0)
MAP(gabor_adam, gabor, 1)
