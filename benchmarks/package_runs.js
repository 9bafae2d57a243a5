// The optimizers of TensorFlow.js, run on small problems: reads and writes what package_runs.py does.
const fs = require("fs");
const tf = require("@tensorflow/tfjs");

// Each problem: where it starts, and the gradient of its loss.
const PROBLEMS = {
  ravine: [[-5, -2], ([x, y]) => [0.2 * x, 4 * y]],
  bend: [[-2, -1], ([x, y]) => [x - 1 - 2 * x * (y - x ** 2 / 4), 4 * (y - x ** 2 / 4)]],
};

// A call has its arguments by name, and the names in the order in which they are taken.
function points(problem, numSteps, { call, dialect, names, arguments: given }) {
  const [start, gradient] = PROBLEMS[problem];
  const params = tf.variable(tf.tensor1d(start));
  const make = tf.train[dialect.split(".")[1]];
  const optimizer = make.apply(tf.train, names.map((name) => given[name]));
  if (call.endsWith("setMomentum(0)")) optimizer.setMomentum(0);
  return Array.from({ length: numSteps }, () => {
    optimizer.applyGradients({ [params.name]: tf.tensor1d(gradient(params.arraySync())) });
    return params.arraySync();
  });
}

const told = JSON.parse(fs.readFileSync(0));
const answers = told.cases.map((one) => {
  try {
    return { points: points(told.problem, told.num_steps, one) };
  } catch (error) {
    return { error: String(error) }; // the package's own refusal is an answer too
  }
});
console.log(JSON.stringify(answers));
