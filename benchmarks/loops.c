// The same paths as optviz.simulation.run, by hand: one native loop for each surface and rule.
// A row is the point, its value, its gradient, the update, and the rule's state.
#include <math.h>

#define INLINE static inline __attribute__((always_inline))
typedef double objective(const double *p, double *g);
typedef void rule(objective *f, int dim, const double *h, const double *p, const double *g,
                  double *u, double *s);

INLINE double parabola(const double *p, double *g) {
    g[0] = 2 * p[0];
    return p[0] * p[0];
}

INLINE double x_cos(const double *p, double *g) {
    const double c = 0.15 * M_PI;
    double cosine = cos(c * p[0]);
    g[0] = cosine - c * p[0] * sin(c * p[0]);
    return p[0] * cosine;
}

INLINE double bowl(const double *p, double *g) {
    g[0] = 2 * p[0];
    g[1] = 4 * p[1];
    return p[0] * p[0] + 2 * p[1] * p[1];
}

INLINE double ravine(const double *p, double *g) {
    g[0] = 0.2 * p[0];
    g[1] = 4 * p[1];
    return 0.1 * p[0] * p[0] + 2 * p[1] * p[1];
}

INLINE double rosenbrock(const double *p, double *g) {
    double a = 1 - p[0], b = p[1] - p[0] * p[0];
    g[0] = -2 * a - 400 * p[0] * b;
    g[1] = 200 * b;
    return a * a + 100 * b * b;
}

INLINE double himmelblau(const double *p, double *g) {
    double a = p[0] * p[0] + p[1] - 11, b = p[0] + p[1] * p[1] - 7;
    g[0] = 4 * p[0] * a + 2 * b;
    g[1] = 2 * a + 4 * p[1] * b;
    return a * a + b * b;
}

// The caller sets the data: u = p[0] + 0.06 * p[1] * x, the model is sin(u) * exp(-u * u / 32).
double gabor_x[28], gabor_y[28];

INLINE double gabor(const double *p, double *g) {
    double loss = 0;
    g[0] = g[1] = 0;
    for (int i = 0; i < 28; i++) {
        double u = p[0] + 0.06 * p[1] * gabor_x[i];
        double sine = sin(u), bell = exp(-u * u / 32);
        double error = sine * bell - gabor_y[i];
        double slope = 2 * error * bell * (cos(u) - sine * u / 16);
        loss += error * error;
        g[0] += slope;
        g[1] += slope * 0.06 * gabor_x[i];
    }
    return loss;
}

// Rules. h holds the hyperparameters in the order of the rule's signature.

INLINE void gradient_descent(objective *f, int dim, const double *h, const double *p,
                             const double *g, double *u, double *s) {
    for (int i = 0; i < dim; i++) u[i] = -h[0] * g[i];
}

INLINE void momentum(objective *f, int dim, const double *h, const double *p, const double *g,
                     double *u, double *s) {
    for (int i = 0; i < dim; i++) {
        s[i] = h[1] * s[i] + g[i];
        u[i] = -h[0] * s[i];
    }
}

INLINE void nesterov(objective *f, int dim, const double *h, const double *p, const double *g,
                     double *u, double *s) {
    double *v = s, *ahead = s + dim, *ahead_grad = s + 2 * dim;
    for (int i = 0; i < dim; i++) ahead[i] = p[i] + h[1] * v[i];
    f(ahead, ahead_grad);
    for (int i = 0; i < dim; i++) u[i] = v[i] = h[1] * v[i] - h[0] * ahead_grad[i];
}

INLINE void adagrad(objective *f, int dim, const double *h, const double *p, const double *g,
                    double *u, double *s) {
    for (int i = 0; i < dim; i++) {
        s[i] += g[i] * g[i];
        u[i] = -h[0] * g[i] / (sqrt(s[i]) + h[1]);
    }
}

INLINE void rmsprop(objective *f, int dim, const double *h, const double *p, const double *g,
                    double *u, double *s) {
    for (int i = 0; i < dim; i++) {
        s[i] = h[1] * s[i] + (1 - h[1]) * g[i] * g[i];
        u[i] = -h[0] * g[i] / (sqrt(s[i]) + h[2]);
    }
}

INLINE void adam(objective *f, int dim, const double *h, const double *p, const double *g,
                 double *u, double *s) {
    // Behind the state, the running products 1 - b1**t and 1 - b2**t, which no row shows.
    double *m = s, *v = s + dim, *t = s + 2 * dim, *left = s + 2 * dim + 1;
    t[0] += 1;
    left[0] = 1 - h[1] * (1 - left[0]);
    left[1] = 1 - h[2] * (1 - left[1]);
    for (int i = 0; i < dim; i++) {
        m[i] = h[1] * m[i] + (1 - h[1]) * g[i];
        v[i] = h[2] * v[i] + (1 - h[2]) * g[i] * g[i];
        u[i] = -h[0] * (m[i] / left[0]) / (sqrt(v[i] / left[1]) + h[3]);
    }
}

INLINE void path(objective *f, int dim, rule *update, int state_size, const double *h,
                 const double *start, long num_steps, double *row) {
    double p[2] = {0}, g[2], u[2] = {0}, s[8] = {0};
    for (int i = 0; i < dim; i++) p[i] = start[i];
    for (long t = 0; t <= num_steps; t++) {
        for (int i = 0; i < dim; i++) p[i] += u[i];
        double value = f(p, g);
        update(f, dim, h, p, g, u, s);
        for (int i = 0; i < dim; i++) *row++ = p[i];
        *row++ = value;
        for (int i = 0; i < dim; i++) *row++ = g[i];
        for (int i = 0; i < dim; i++) *row++ = u[i];
        for (int i = 0; i < state_size; i++) *row++ = s[i];
    }
}

#define PATH(surface, dim, rule, state_size)                                                    \
    void surface##_##rule(const double *h, const double *start, long num_steps, double *rows) { \
        path(surface, dim, rule, state_size, h, start, num_steps, rows);                        \
    }
#define PATHS(surface, dim)                   \
    PATH(surface, dim, gradient_descent, 0)   \
    PATH(surface, dim, momentum, dim)         \
    PATH(surface, dim, nesterov, 3 * dim)     \
    PATH(surface, dim, adagrad, dim)          \
    PATH(surface, dim, rmsprop, dim)          \
    PATH(surface, dim, adam, 2 * dim + 1)

PATHS(parabola, 1)
PATHS(x_cos, 1)
PATHS(bowl, 2)
PATHS(ravine, 2)
PATHS(rosenbrock, 2)
PATHS(himmelblau, 2)
PATHS(gabor, 2)

// Training a network of two hidden layers with tanh and one output, a probability, with Adam: the
// same path as optviz.simulation.run on a NetworkLoss. A row is the parameters (of each layer the
// weights, row by row, then the biases), the loss, the gradient, the update, and Adam's state.
enum { INPUTS = 2, UNITS = 8, PARAMS = INPUTS * UNITS + UNITS + UNITS * UNITS + UNITS + UNITS + 1 };
static const int W2 = INPUTS * UNITS + UNITS, W3 = INPUTS * UNITS + UNITS + UNITS * UNITS + UNITS;

INLINE double network_loss(const double *p, double *g, const double *x, const double *y,
                           long examples) {
    double loss = 0;
    for (int k = 0; k < PARAMS; k++) g[k] = 0;
    for (long n = 0; n < examples; n++) {
        double h1[UNITS], h2[UNITS], d1[UNITS], d2[UNITS];
        const double *in = x + INPUTS * n;
        for (int j = 0; j < UNITS; j++) h1[j] = p[INPUTS * UNITS + j];
        for (int i = 0; i < INPUTS; i++)
            for (int j = 0; j < UNITS; j++) h1[j] += in[i] * p[i * UNITS + j];
        for (int j = 0; j < UNITS; j++) h1[j] = tanh(h1[j]);
        for (int j = 0; j < UNITS; j++) h2[j] = p[W2 + UNITS * UNITS + j];
        for (int i = 0; i < UNITS; i++)
            for (int j = 0; j < UNITS; j++) h2[j] += h1[i] * p[W2 + i * UNITS + j];
        for (int j = 0; j < UNITS; j++) h2[j] = tanh(h2[j]);
        double u = p[W3 + UNITS];
        for (int j = 0; j < UNITS; j++) u += h2[j] * p[W3 + j];
        double power = exp(-fabs(u));
        loss += (u > 0 ? u : 0) + log1p(power) - y[n] * u;
        double slope = ((u > 0 ? 1 / (1 + power) : power / (1 + power)) - y[n]) / examples;
        g[W3 + UNITS] += slope;
        for (int j = 0; j < UNITS; j++) {
            g[W3 + j] += slope * h2[j];
            d2[j] = slope * p[W3 + j] * (1 - h2[j] * h2[j]);
            g[W2 + UNITS * UNITS + j] += d2[j];
        }
        for (int i = 0; i < UNITS; i++) {
            double sum = 0;
            for (int j = 0; j < UNITS; j++) {
                g[W2 + i * UNITS + j] += h1[i] * d2[j];
                sum += p[W2 + i * UNITS + j] * d2[j];
            }
            d1[i] = sum * (1 - h1[i] * h1[i]);
        }
        for (int j = 0; j < UNITS; j++) g[INPUTS * UNITS + j] += d1[j];
        for (int i = 0; i < INPUTS; i++)
            for (int j = 0; j < UNITS; j++) g[i * UNITS + j] += in[i] * d1[j];
    }
    return loss / examples;
}

void network_adam(const double *h, const double *start, long num_steps, const double *x,
                  const double *y, long examples, double *row) {
    double p[PARAMS], g[PARAMS], u[PARAMS] = {0}, s[2 * PARAMS + 3] = {0};
    for (int k = 0; k < PARAMS; k++) p[k] = start[k];
    for (long t = 0; t <= num_steps; t++) {
        for (int k = 0; k < PARAMS; k++) p[k] += u[k];
        double value = network_loss(p, g, x, y, examples);
        adam(0, PARAMS, h, p, g, u, s);
        for (int k = 0; k < PARAMS; k++) *row++ = p[k];
        *row++ = value;
        for (int k = 0; k < PARAMS; k++) *row++ = g[k];
        for (int k = 0; k < PARAMS; k++) *row++ = u[k];
        for (int k = 0; k < 2 * PARAMS + 1; k++) *row++ = s[k];
    }
}
