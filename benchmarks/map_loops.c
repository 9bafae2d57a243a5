// The runs of a map by hand: blocks of lanes that the compiler turns into vector operations, their
// sine by a polynomial, their exponential that of the vector library, blocks shared out among threads.
// Compiled with REAL as float or double. Of each run the last point and the first step from which on
// the gradient was short are kept, as optviz.maps keeps them.
#include <math.h>

enum { LANES = 64, EXAMPLES = 28 };

// The caller sets the data of the Gabor loss.
REAL gabor_x[EXAMPLES], gabor_y[EXAMPLES];

// The sine and the cosine as surfaces/sine.py has them: of both together the compiler calls the
// processor's own number by number. Parts of pi / 2 after Cody and Waite, polynomials of fdlibm.
static inline __attribute__((always_inline)) void sine_and_cosine(REAL x, REAL *sine, REAL *cosine) {
    const int narrow = sizeof(REAL) == 4;
    const REAL quarters = RINT(x * (REAL)0.63661977236758134308);
    REAL r = x - quarters * (REAL)(narrow ? 1.5703125 : 1.57079632673412561417);
    r -= quarters * (REAL)(narrow ? 4.837512969970703125e-4 : 6.0771005063039659766e-11);
    r -= quarters * (REAL)(narrow ? 7.54978995489188e-8 : 2.02226624879595e-21);
    const REAL q = r * r;
    REAL s = 1.58969099521155010221e-10, c = -1.13596475577881948265e-11;
    s = s * q - (REAL)2.50507602534068634195e-08, c = c * q + (REAL)2.08757232129817482790e-09;
    s = s * q + (REAL)2.75573137070700676789e-06, c = c * q - (REAL)2.75573143513906633035e-07;
    s = s * q - (REAL)1.98412698298579493134e-04, c = c * q + (REAL)2.48015872894767294178e-05;
    s = s * q + (REAL)8.33333333332248946124e-03, c = c * q - (REAL)1.38888888888741095749e-03;
    s = s * q - (REAL)1.66666666666666324348e-01, c = c * q + (REAL)4.16666666666666019037e-02;
    s = r + r * q * s, c = 1 - q / 2 + q * q * c;
    const int turn = (int)quarters & 3;
    *sine = (turn & 1 ? c : s) * (turn & 2 ? -1 : 1);
    *cosine = (turn & 1 ? s : c) * ((turn + 1) & 2 ? -1 : 1);
}

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
            REAL sine, cosine, bell = EXP(-u * u / 32);
            sine_and_cosine(u, &sine, &cosine);
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
