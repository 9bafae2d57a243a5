// optviz/player/assets/fit/batches.js
function makeBatches(header, [indices, sizes]) {
  const ends = [];
  let end = 0;
  for (const size of sizes) ends.push(end += size);
  return { ...header, indices, ends, count: sizes.length };
}
function batchAt(batches, step) {
  if (!batches || step >= batches.count) return null;
  const examples = batches.indices.subarray(step ? batches.ends[step - 1] : 0, batches.ends[step]);
  return { examples, weight: batches.mean ? 1 / examples.length : 1 };
}
function epochAt({ per_epoch: perEpoch }, step) {
  if (!perEpoch) return null;
  return { epoch: Math.floor(step / perEpoch) + 1, batch: step % perEpoch + 1 };
}
function counters(batches, step, words) {
  const place = epochAt(batches, step);
  const iteration = words.iteration.replace("{iteration}", step);
  if (!place) return iteration;
  const text = words.epoch_and_batch.replace("{epoch}", place.epoch).replace("{batch}", place.batch);
  return `${text.replace("{batches}", batches.per_epoch)} · ${iteration}`;
}

// optviz/player/assets/core/numbers.js
function format(value, digits = 4) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "> 3.4e38" : "< −3.4e38";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 2e-45) return value > 0 ? "< 2.2e−45" : "> −2.2e−45";
  const text = size >= 1e5 || size < 1e-3 ? value.toExponential(Math.max(digits - 2, 1)).replace("e+", "e") : String(Number(value.toPrecision(digits)));
  return text.replace(/-/g, "−");
}
var rounded = (value, unit2) => Number((Math.round(value / unit2) * unit2).toPrecision(15));
function formatTicks(values) {
  const step = values.length > 1 ? values[1] - values[0] : Infinity;
  const digits = (value) => Math.max(4, Math.floor(Math.log10(Math.abs(value) / step) + 1e-9) + 3);
  return values.map((value) => format(value, digits(value)).replace(/\.?0+e/, "e"));
}
function ticks(low, high, count) {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const list = [];
  for (let k = first; k <= last && list.length < 50; k++) list.push(Number((k * step).toPrecision(12)));
  return list;
}
function roomyTicks([low, high], length, comfort, room) {
  const most = length / room;
  for (let count = Math.max(2, length / comfort); ; count = Math.min(1.25 * count, most)) {
    const list = ticks(low, high, count);
    if (list.length >= 4 || !list.length || count >= most) return list;
  }
}
function powersOfTen(low, high, within2, every = 1) {
  const list = [];
  const last = Math.floor(Math.log10(high) + 1e-9);
  for (let k = Math.floor(Math.log10(low) / every) * every; k <= last; k += every) {
    for (const m of within2) {
      const value = Number((m * 10 ** k).toPrecision(3));
      if (value >= low && value <= high) list.push(value);
    }
  }
  return list;
}
function logTicks(low, high, count) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  const lists = (last - first < 2 ? [[1, 2, 5], [1, 5], [1]] : [[1]]).map((within2) => powersOfTen(low, high, within2, every));
  return lists.find((list) => list.length <= 1.6 * count) ?? lists[lists.length - 1];
}
function roomyLogTicks([low, high], length, comfort, room) {
  const usual = logTicks(low, high, Math.max(2, length / comfort));
  if (usual.length >= 4) return usual;
  const perDecade = length / Math.log10(high / low);
  const isRoomy = (list) => list.every((value, k) => !k || Math.log10(value / list[k - 1]) * perDecade >= room);
  const lists = [[1], [1, 3], [1, 2, 5]].map((within2) => powersOfTen(low, high, within2)).filter(isRoomy);
  return lists.find((list) => list.length >= 4) ?? usual;
}
var superscripts = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
function formatPower(value) {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  if (exponent >= -3 && exponent <= 3) return String(Number(value.toPrecision(1)));
  const factor = Math.round(value / 10 ** exponent);
  return (factor === 1 ? "10" : `${factor}·10`) + [...String(exponent)].map((c) => superscripts[c]).join("");
}

// optviz/player/assets/fit/fit.js
function makeFit(header, [x, y, design, offset, grid, gridDesign, gridOffset, link]) {
  const perLink = (link.length - 1) / (header.link_high - header.link_low);
  return {
    ...header,
    x,
    y,
    perLink,
    link,
    data: { design, offset, count: x.length },
    grid: { design: gridDesign, offset: gridOffset, count: grid.length },
    gridX: grid
  };
}
function innerAt({ design, offset }, row, params) {
  let u = offset[row];
  const first = row * params.length;
  for (let k = 0; k < params.length; k++) u += design[first + k] * params[k];
  return u;
}
function linkAt({ link, link_low: low, perLink }, u) {
  const position = (u - low) * perLink;
  const j = Math.min(Math.max(Math.floor(position), 0), link.length - 2);
  return link[j] + (link[j + 1] - link[j]) * (position - j);
}
var LOSSES = {
  squares: (fit, u, y) => (linkAt(fit, u) - y) ** 2,
  half_squares: (fit, u, y) => (linkAt(fit, u) - y) ** 2 / 2,
  // -log of the probability of y, written so that no exponential overflows.
  cross_entropy: (fit, u, y) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u))) - y * u
};
var exampleLossOf = (fit) => LOSSES[fit.loss];
function lossAt(fit, params, batch = null) {
  const lossOf = exampleLossOf(fit);
  const rows = batch ? batch.examples : fit.y.keys();
  let total = 0;
  for (const row of rows) total += lossOf(fit, innerAt(fit.data, row, params), fit.y[row]);
  return total * (batch ? batch.weight : fit.weight);
}
function predictions(fit, rows, params) {
  return Float32Array.from({ length: rows.count }, (_, row) => linkAt(fit, innerAt(rows, row, params)));
}
function paramsAt(path, step) {
  const t = Math.min(Math.floor(step), path.count - 1);
  const next = Math.min(t + 1, path.count - 1);
  const part = next > t ? step - t : 0;
  return path.params.map((column) => part ? column[t] + (column[next] - column[t]) * part : column[t]);
}

// optviz/player/assets/map/cloud.js
function makeCloud(header, arrays) {
  const points = new Map(header.paths.map((id, index) => [id, arrays[index]]));
  return { ...header, points };
}
function drawCloud(context, frame, player, { fit, cloud }) {
  const { theme, size } = player;
  const { dimension } = player.header;
  let count = 0;
  context.save();
  frame.clip(context);
  context.globalAlpha = 0.45;
  for (const path of player.visiblePaths()) {
    const points = cloud.points.get(path.id) ?? [];
    context.fillStyle = path[theme.name];
    for (let k = 0; k < points.length; k += dimension) {
      const height = dimension === 1 ? lossAt(fit, [points[k]]) : points[k + 1];
      const [x, y] = [frame.x(points[k]), frame.y(height)];
      if (!Number.isFinite(x + y)) continue;
      count += 1;
      if (!frame.contains(x, y)) continue;
      context.beginPath();
      context.arc(x, y, size * 0.17, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.restore();
  return count;
}
function cloudNote({ drawn, total }, words) {
  const text = drawn < total ? words.cloud_some : words.cloud_all;
  return text.replace("{drawn}", drawn).replace("{total}", format(total, 6));
}

// optviz/player/assets/explain/explained.js
function makeExplained(header, arrays) {
  const columns = {};
  header.columns.forEach(([name, ...shape], k) => {
    const size2 = shape.reduce((a, b) => a * b, 1);
    columns[name] = { shape, size: size2, data: arrays[k] };
  });
  const { data, size } = columns.update;
  return { ...header, columns, count: data.length / size };
}
function valueOf({ columns }, name, t) {
  const { data, size } = columns[name];
  return data.subarray(t * size, (t + 1) * size);
}

// optviz/player/assets/heat/cells.js
var REGIMES = ["converged", "stuck", "oscillating", "under_way", "diverged"];
var STEPS = 2 ** 18;
function makeHeat(header, [codes, ends, fragile]) {
  const regimes = Uint8Array.from(codes, (number) => Math.floor(number / STEPS));
  const steps2 = Float32Array.from(codes, (number) => number % STEPS);
  return { ...header, columns: header.x.length, rows: header.y.length, regimes, steps: steps2, ends, fragile };
}
var Axis = class {
  constructor(low, high, log) {
    this.low = low;
    this.high = high;
    this.log = log;
    this.scale = log ? Math.log : (value) => value;
  }
  part(value) {
    return (this.scale(value) - this.scale(this.low)) / (this.scale(this.high) - this.scale(this.low));
  }
  value(part) {
    const at = this.scale(this.low) + part * (this.scale(this.high) - this.scale(this.low));
    return this.log ? Math.exp(at) : at;
  }
};
var cellAt = (part, count, basins) => Math.min(Math.max(Math.round(basins ? part * count - 0.5 : part * (count - 1)), 0), count - 1);
function linesOf(heat, row, column, labels, words) {
  const cell = row * heat.columns + column;
  const places = heat.rows > 1 ? [heat.x[column], heat.y[row]] : [heat.x[column]];
  const lines = [places.map((value, k) => `${labels[k]} ${format(value)}`).join(", ")];
  const regime = REGIMES[heat.regimes[cell]];
  const step = heat.steps[cell];
  const unknown = regime === "diverged" && step > heat.num_steps;
  const outcome = words[unknown ? "heat_undefined" : `heat_${regime}`].replace("{step}", step);
  const minimum = heat.basins && heat.ends[cell] >= 0 ? heat.minima[heat.ends[cell]] : null;
  if (minimum) {
    const [x, y] = minimum.map((value) => format(value, 3));
    lines.push(words.heat_reached.replace("{number}", heat.ends[cell] + 1).replace("{x}", x).replace("{y}", y));
  }
  lines.push(outcome);
  if (!heat.basins && Number.isFinite(heat.ends[cell])) lines.push(words.heat_loss.replace("{loss}", format(heat.ends[cell])));
  if (heat.fragile?.[cell]) lines.push(words.heat_fragile);
  if (String(heat.corrected) === `${row},${column}`) lines.push(words.heat_corrected);
  return lines;
}

// optviz/player/assets/core/messages.js
var latest = /* @__PURE__ */ new Map();
var listeners = /* @__PURE__ */ new Set();
function publish(name, content) {
  latest.set(name, content);
  for (const listener of listeners) listener(name);
}
var latestOf = (name) => latest.get(name);
function onMessage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// optviz/player/assets/core/paths.js
function makePaths(header, rows) {
  return header.paths.map((path, index) => {
    const columns = readColumns(path.columns, rows[index]);
    const { params, value: [value], grad, rate: [rate] = [new Float32Array(0)], eigenvalues, regimes, angles: [angles] = [] } = columns;
    const count = value.length;
    const norm = new Float32Array(count);
    for (let t = 0; t < count; t++) norm[t] = Math.hypot(...grad.map((g) => g[t]));
    const [xs, ys] = [params[0], params[1] ?? value];
    let end = count - 1;
    while (end > 0 && !Number.isFinite(xs[end] + ys[end])) end--;
    const evaluations = path.evaluations === void 0 ? null : rows[path.evaluations];
    return { ...path, ...readTried(path, rows), evaluations, params, value, grad, norm, rate, eigenvalues, regimes, angles, xs, ys, count, end };
  });
}
function readColumns(names, table) {
  const count = table.length / names.reduce((sum, [, width]) => sum + width, 0);
  let next = 0;
  const column = () => table.subarray(next, next += count);
  return (
    /** @type {any} */
    Object.fromEntries(names.map(([name, width]) => [name, Array.from({ length: width }, column)]))
  );
}
function readTried(path, arrays) {
  const tried = {};
  if (path.look_ahead !== void 0) tried.lookAhead = arrays[path.look_ahead];
  if (path.trials !== void 0) {
    const counts = arrays[path.trials];
    let first = 0;
    tried.trials = Array.from(counts, (count) => {
      first += count;
      return arrays[path.trials + 1].subarray(first - count, first);
    });
  }
  return tried;
}
function cutSegment(x0, y0, x1, y1, box) {
  let from = 0;
  let to = 1;
  const dx = x1 - x0;
  const dy = y1 - y0;
  for (const [p, q] of [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0]
  ]) {
    if (p === 0 && q < 0) return null;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  if (!(from <= to)) return null;
  return [x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy];
}
var traceLine = (xs, ys, until, frame) => tracePart(xs, ys, until, frame).lines[1].line;
function lostBy({ params }, step) {
  const isLost = (t2) => params.some((column) => Number.isNaN(column[t2]));
  if (!isLost(step)) return null;
  let t = step;
  while (t > 0 && isLost(t - 1)) t--;
  return t;
}
var BEGIN = { row: 0, segment: null, dashed: 0 };
function tracePart(xs, ys, until, frame, end = BEGIN) {
  const [joined, fresh] = [end.dashed, 0].map((dashed2) => ({ line: new Path2D(), dashed: dashed2 }));
  let { segment, dashed } = end;
  let { line: line2 } = fresh;
  const whole = Math.floor(until);
  for (let t = end.row; t < xs.length - 1 && t < until; t++) {
    const part = t === whole ? until - whole : 1;
    const x0 = frame.x(xs[t]);
    const y0 = frame.y(ys[t]);
    const x1 = x0 + (frame.x(xs[t + 1]) - x0) * part;
    const y1 = y0 + (frame.y(ys[t + 1]) - y0) * part;
    if (!Number.isFinite(x0 + y0 + x1 + y1)) continue;
    if (x0 === x1 && y0 === y1) continue;
    const cut = cutSegment(x0, y0, x1, y1, frame.box);
    if (!cut) continue;
    if (segment && cut[0] === segment[2] && cut[1] === segment[3]) {
      if (segment === end.segment) {
        line2 = joined.line;
        line2.moveTo(segment[0], segment[1]);
        line2.lineTo(segment[2], segment[3]);
      }
      dashed += Math.hypot(segment[2] - segment[0], segment[3] - segment[1]);
    } else {
      line2 = fresh.line;
      line2.moveTo(cut[0], cut[1]);
      dashed = 0;
    }
    line2.lineTo(cut[2], cut[3]);
    segment = cut;
  }
  return { lines: [joined, fresh], end: { row: whole, segment, dashed } };
}
function strokeHalo(context, line2, width, theme) {
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = theme.halo;
  context.lineWidth = width + 3;
  context.stroke(line2);
}
function strokeLine(context, line2, path, width, theme, dashed = 0) {
  context.lineJoin = "round";
  context.lineCap = "butt";
  context.setLineDash(path.dash.map((d) => d * width));
  context.lineDashOffset = dashed;
  context.strokeStyle = path[theme.name];
  context.lineWidth = width;
  context.stroke(line2);
  context.setLineDash([]);
  context.lineDashOffset = 0;
}
function dot(context, x, y, radius, color) {
  if (!Number.isFinite(x + y) || Math.abs(x) + Math.abs(y) > 1e6) return;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}
var polygon = (sides, turn, inner = 1) => (context, x, y, r) => {
  const corners = inner === 1 ? sides : 2 * sides;
  for (let k = 0; k < corners; k++) {
    const radius = k % 2 && inner !== 1 ? r * inner : r;
    const angle = turn + 2 * Math.PI * k / corners;
    context[k ? "lineTo" : "moveTo"](x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
};
var cross = (turn) => (context, x, y, r) => {
  const w = r * 0.36;
  const points = [[w, r], [w, w], [r, w], [r, -w], [w, -w], [w, -r], [-w, -r], [-w, -w], [-r, -w], [-r, w], [-w, w], [-w, r]];
  points.forEach(([px, py], k) => {
    const qx = x + px * Math.cos(turn) - py * Math.sin(turn);
    const qy = y + px * Math.sin(turn) + py * Math.cos(turn);
    context[k ? "lineTo" : "moveTo"](qx, qy);
  });
  context.closePath();
};
var shapes = {
  circle: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
  square: polygon(4, Math.PI / 4),
  triangle: polygon(3, -Math.PI / 2),
  diamond: polygon(4, 0),
  pentagon: polygon(5, -Math.PI / 2),
  star: polygon(5, -Math.PI / 2, 0.45),
  cross: cross(Math.PI / 4),
  plus: cross(0)
};
function drawMarker(context, path, x, y, radius, theme) {
  context.beginPath();
  shapes[path.marker](context, x, y, radius);
  context.lineWidth = 2;
  context.strokeStyle = theme.halo;
  context.stroke();
  context.fillStyle = path[theme.name];
  context.fill();
}

// optviz/player/assets/core/scene.js
function makeScene(header, [values, lines, farValues]) {
  const [x, y] = header.axes;
  const polylines = [];
  let offset = 0;
  for (const count of header.polylines) {
    polylines.push(lines.subarray(offset, offset + 2 * count));
    offset += 2 * count;
  }
  const hasHoles = values.some((value) => !Number.isFinite(value));
  const far = header.far && { ...header.far, x: header.far.axis, values: farValues };
  return { ...header, x, y, values, polylines, hasHoles, far, bitmaps: {} };
}
var gridPosition = (axis, value) => (value - axis.low) / (axis.high - axis.low) * (axis.count - 1);
function valueAt(scene, x, y) {
  const { values } = scene;
  const column = gridPosition(scene.x, x);
  const i = Math.min(Math.floor(column), scene.x.count - 2);
  if (!(column >= 0 && column <= scene.x.count - 1)) return void 0;
  const a = column - i;
  if (!scene.y) return values[i] * (1 - a) + values[i + 1] * a;
  const row = gridPosition(scene.y, y);
  if (!(row >= 0 && row <= scene.y.count - 1)) return void 0;
  const j = Math.min(Math.floor(row), scene.y.count - 2);
  const b = row - j;
  const at = (r, c) => values[r * scene.x.count + c];
  return (at(j, i) * (1 - a) + at(j, i + 1) * a) * (1 - b) + (at(j + 1, i) * (1 - a) + at(j + 1, i + 1) * a) * b;
}
function heightOf(value, levels) {
  if (!levels.length || value <= levels[0]) return 0;
  let low = 0;
  let high = levels.length - 1;
  if (value >= levels[high]) return 1;
  while (high - low > 1) {
    const middle = low + high >> 1;
    if (levels[middle] <= value) low = middle;
    else high = middle;
  }
  return (low + (value - levels[low]) / (levels[high] - levels[low])) / (levels.length - 1);
}
function bitmapOf(scene, theme) {
  if (scene.bitmaps[theme.name]) return scene.bitmaps[theme.name];
  const { count: width } = scene.x;
  const { count: height } = scene.y;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const [low, high] = theme.ramp;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = scene.values[(height - 1 - row) * width + column];
      const pixel = 4 * (row * width + column);
      if (!Number.isFinite(value)) continue;
      const t = heightOf(value, scene.levels);
      for (let k = 0; k < 3; k++) image.data[pixel + k] = low[k] + (high[k] - low[k]) * t;
      image.data[pixel + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  scene.bitmaps[theme.name] = canvas;
  return canvas;
}

// optviz/player/assets/player/decoders.js
var decoders = {
  scene: makeScene,
  ghost: (header, rows) => ({ ...header, paths: makePaths(header, rows) }),
  heat: makeHeat,
  fit: makeFit,
  batches: makeBatches,
  cloud: makeCloud,
  explained: makeExplained,
  parameters: ({ parameters }) => parameters,
  outcomes: ({ regimes }) => regimes,
  poll: (header) => header
};
function publishMessage({ header, arrays }) {
  const decode2 = decoders[header.kind];
  if (decode2) publish(
    /** @type {NamedHeader} */
    header.name,
    decode2(header, arrays)
  );
  return Boolean(decode2);
}

// optviz/player/assets/core/element.js
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== void 0) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
var say = (node, text) => node.textContent !== text && node.replaceChildren(text);
var shapes2 = {
  first: "M5 4h2v12H5zM16 4v12l-8-6z",
  back: "M14 4v12l-8-6z",
  play: "M6 3.5v13l11-6.5z",
  pause: "M5 4h4v12H5zM11 4h4v12h-4z",
  forward: "M6 4v12l8-6z",
  last: "M13 4h2v12h-2zM4 4v12l8-6z",
  before: "M9 4v12l-6-6zM14 7.5l2.5 2.5-2.5 2.5-2.5-2.5z",
  after: "M11 4v12l6-6zM6 7.5l2.5 2.5-2.5 2.5-2.5-2.5z",
  plus: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
  minus: "M4 9h12v2H4z",
  paths: "M3 3h4v2H5v2H3zM13 3h4v4h-2V5h-2zM3 13h2v2h2v2H3zM15 13h2v4h-4v-2h2zM5.5 13.5l3-5 2.5 3 3-5 1.5 1-4.3 7-2.6-3-1.7 2.9z",
  fit: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z"
};
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes2[name]);
  svg.append(path);
  return svg;
}
function iconButton(name, label, action) {
  return element("button", { type: "button", title: label, "aria-label": label, onclick: action }, icon(name));
}

// optviz/player/assets/core/payload.js
function decode(bytes) {
  const aligned = bytes.slice().buffer;
  const length = new DataView(aligned).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(aligned, 4, length)));
  let offset = 4 + length + (4 - length % 4) % 4;
  const arrays = header.lengths.map((count) => {
    const array = new Float32Array(aligned, offset, count);
    offset += 4 * count;
    return array;
  });
  return { header, arrays };
}

// optviz/player/assets/chrome/screen_modes.js
var GAP = 8;
var MAP_SHARE = 0.64;
var Projector = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const on = () => player.header.projector;
    const toggle = () => {
      player.tell("view_state", player.viewState());
      player.tell("projector", !on());
    };
    this.tool = { name: "projector", label: player.words.projector, on, toggle };
  }
};
var FullScreen = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.changed = () => player.invalidate(true);
    document.addEventListener("fullscreenchange", this.changed);
    window.addEventListener("resize", this.changed);
    if (!document.fullscreenEnabled) return;
    const on = () => isFullScreen(player);
    const toggle = () => on() ? document.exitFullscreen() : player.host.requestFullscreen();
    this.tool = { name: "full_screen", label: player.words.full_screen, key: "f", on, toggle };
  }
  // What stands around a big map, in the player and on its page, has its height only once it is
  // drawn, and may change it later.
  layOut() {
    const { player } = this;
    if (this.observer) return;
    this.observer = new ResizeObserver(() => {
      if (!player.big) return;
      const more = mapHeight(player, player.size) - player.mapHeight;
      if (more < 0 || more > 0 && !player.playing) player.invalidate(true);
    });
    for (const node of [...aroundMap(player), ...within(player.host)]) this.observer.observe(node);
  }
  close() {
    this.observer?.disconnect();
    document.removeEventListener("fullscreenchange", this.changed);
    window.removeEventListener("resize", this.changed);
  }
};
var isFullScreen = ({ host }) => host.getRootNode().fullscreenElement === host;
function bigSizes(player, width) {
  const { host, panels } = player;
  const big = Boolean(isFullScreen(player) || player.header.projector);
  const wide = big && width >= 800 && !panels;
  host.classList.toggle("big", big);
  if (!big) return null;
  const size = Math.max(Math.min(width / 50, window.innerHeight / 28), 14);
  host.style.setProperty("--size", `${size}px`);
  const mapWidth = wide ? Math.round((width - GAP) * MAP_SHARE) : width;
  return { size, mapWidth, mapHeight: mapHeight(player, size), curvesWidth: wide ? width - GAP - mapWidth : null };
}
function mapHeight(player, size) {
  const screen = window.innerHeight;
  let others = isFullScreen(player) ? player.host.clientTop : Math.min(topOf(player.host), screen / 4);
  for (const { offsetHeight } of aroundMap(player)) {
    if (offsetHeight && others + offsetHeight < screen * 0.66) others += offsetHeight + GAP;
  }
  return Math.max(Math.floor(screen - others - GAP), 12 * size);
}
function aroundMap({ legend, timeline, events, panels, parts }) {
  const nodes = [legend, timeline, events, ...parts].map(({ node }) => node);
  return [...nodes, panels?.counters].filter((node) => node && !node.matches(".linked"));
}
function topOf(element2) {
  let top = element2.getBoundingClientRect().top;
  for (const node of within(element2)) top += node.scrollTop;
  return top;
}
function within(element2) {
  const list = [];
  for (let at = element2; at; at = at.parentElement ?? at.getRootNode().host) list.push(at);
  return list;
}

// optviz/player/assets/chrome/aside.js
var HEAD = 60;
var HAND = ["pointerdown", "wheel", "keydown"];
var LEAST = 280;
var Aside = class {
  constructor(player) {
    player.aside?.close();
    this.player = player;
    this.parts = player.parts.filter(({ aside }) => aside);
    this.node = element("div", { class: "aside", hidden: "" }, ...this.parts.map(({ aside }) => aside));
    for (const { aside } of this.parts) aside.tabIndex = -1;
    this.open = [];
    this.opened = null;
    this.isSought = false;
  }
  // The width of its column, null if it is closed or has no room beside the map.
  takeColumn(width, stacked) {
    const { player, open } = this;
    this.open = this.parts.filter((part) => part.inAside);
    for (const part of this.parts) part.aside.hidden = !this.open.includes(part);
    this.node.hidden = !this.open.length;
    player.host.classList.toggle("aided", !this.node.hidden);
    this.column = this.node.hidden || stacked ? null : this.columnOf(width);
    this.width = this.column ?? width;
    this.opened = this.open.find((part) => !open.includes(part)) ?? this.opened;
    return this.column;
  }
  columnOf(width) {
    const share = Math.max(...this.open.map(({ share: share2 }) => share2));
    return Math.round(Math.min(Math.max(width * share, LEAST), 30 * this.player.size));
  }
  // How high it can be for all of it to be seen together with the map.
  get room() {
    return this.column ? this.player.mapHeight : Math.max(window.innerHeight - this.above - 2 * GAP, 12 * this.player.size);
  }
  // What is held above it on the screen.
  get above() {
    const { mapHeight: mapHeight2, timeline } = this.player;
    return this.column ? HEAD : HEAD + mapHeight2 + timeline.node.offsetHeight + GAP;
  }
  // Who opens it looks for it: what cannot be seen of it is brought into view, once it is there, and
  // again if the page above it changes; not under a hand, which would miss what it presses.
  show() {
    if (!this.opened || this.open.some((part) => part.isAwaited)) return;
    if (this.isSought) this.opened.aside.focus({ preventScroll: true });
    this.opened = null;
    this.isSought = false;
    this.close();
    const node = this.column ? this.player.map.parentElement : this.node;
    const { above } = this;
    node.style.scrollMarginTop = `${above}px`;
    let place = null;
    const look = ([{ intersectionRatio }]) => {
      if (intersectionRatio > 0.99) return;
      if (place === topOf(node)) return this.close();
      place = topOf(node);
      node.scrollIntoView({ block: "start" });
    };
    this.observer = new IntersectionObserver(look, { rootMargin: `-${above - GAP}px 0px 0px 0px`, threshold: [0, 0.25, 0.5, 0.75, 0.99] });
    this.observer.observe(node);
    for (const sign of HAND) window.addEventListener(sign, this.close, { capture: true, passive: true });
  }
  close = () => {
    this.observer?.disconnect();
    for (const sign of HAND) window.removeEventListener(sign, this.close, { capture: true });
  };
};

// optviz/player/assets/map/critical.js
var KINDS = ["minimum", "saddle", "maximum", "degenerate", "edge"];
var COLORS = {
  light: { minimum: "#00695c", saddle: "#8a5a00", maximum: "#a3123a", degenerate: "#4a4f58", edge: "#00695c" },
  dark: { minimum: "#4fe0c0", saddle: "#ffc65c", maximum: "#ff8fa8", degenerate: "#c3c8d0", edge: "#4fe0c0" }
};
var REACH = 12;
var MOST_LISTED = 200;
function drawMark(context, kind, x, y, r, theme) {
  context.beginPath();
  if (kind === "saddle") {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x - r, y + r);
    context.lineTo(x + r, y - r);
  } else {
    const up = kind === "maximum" ? -1 : 1;
    context.moveTo(x - r, y - up * 0.8 * r);
    if (kind === "degenerate") context.lineTo(x, y - 1.2 * r);
    context.lineTo(x + r, y - up * 0.8 * r);
    context.lineTo(x, y + up * 1.1 * r);
    context.closePath();
  }
  context.lineJoin = "round";
  context.lineCap = "round";
  const hollow = kind === "maximum" || kind === "edge";
  context.strokeStyle = theme.halo;
  context.lineWidth = 0.45 * r + 3;
  context.stroke();
  context.strokeStyle = COLORS[theme.name][kind];
  context.fillStyle = hollow ? theme.background : context.strokeStyle;
  if (kind !== "saddle") context.fill();
  context.lineWidth = kind === "saddle" || hollow ? Math.max(0.4 * r, 1.5) : 1;
  context.stroke();
  context.lineCap = "butt";
}
function drawCritical(context, frame, scene, theme, size) {
  const { points } = scene.critical;
  const [[xLow, xHigh], [yLow, yHigh]] = scene.window;
  if (scene.y) {
    context.strokeStyle = theme.text;
    context.globalAlpha = 0.5;
    context.lineWidth = 1;
    context.setLineDash([6, 4]);
    const [left, top] = [frame.x(xLow), frame.y(yHigh)];
    context.strokeRect(left, top, frame.x(xHigh) - left, frame.y(yLow) - top);
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
  const each = Math.sqrt((xHigh - xLow) * frame.perX * (yHigh - yLow) * frame.perY / points.length);
  const r = Math.min(0.42 * size, 0.27 * each);
  for (const point of points) drawMark(context, point.kind, ...placeOf(point, frame), r, theme);
}
function drawPinned(context, frame, { pinned, theme, size }) {
  if (!pinned) return;
  context.beginPath();
  context.arc(frame.x(pinned[0]), frame.y(pinned[1]), size * 0.85, 0, 2 * Math.PI);
  context.strokeStyle = theme.text;
  context.lineWidth = 2.5;
  context.stroke();
}
var worldOf = ({ point, value }) => [point[0], point[1] ?? value];
var placeOf = (point, frame) => {
  const [x, y] = worldOf(point);
  return [frame.x(x), frame.y(y)];
};
var CriticalPanel = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.counts = element("p", { class: "counts" });
    this.verdict = element("p");
    this.select = element("select", {
      "aria-label": player.words.choose_point,
      onchange: () => this.pin(this.points[Number(this.select.value)] ?? null)
    });
    this.output = element("output", { "aria-live": "polite" });
    this.node = element(
      "section",
      { class: "critical", "aria-label": player.words.critical, hidden: "" },
      this.counts,
      this.verdict,
      element("div", { class: "choice" }, this.select, this.output)
    );
  }
  get points() {
    return this.player.finest?.critical?.points ?? [];
  }
  // The point whose mark is at that place of the map, or null.
  markAt(px, py) {
    const near = (point) => {
      const [x, y] = placeOf(point, this.player.frame);
      return Math.hypot(x - px, y - py);
    };
    const best = this.points.reduce((a, b) => a && near(a) <= near(b) ? a : b, null);
    return best && near(best) < REACH ? best : null;
  }
  press(position) {
    const point = this.markAt(...position);
    if (point) this.pin(point);
    return Boolean(point);
  }
  pin(point) {
    const { player } = this;
    player.pin(point && !this.isPinned(point) ? worldOf(point) : null);
    player.invalidate();
  }
  // A finer search, for another view, finds the same point up to rounding.
  isPinned(point) {
    const { pinned, finest } = this.player;
    const [low, high] = finest.window[0];
    const [x, y] = worldOf(point);
    return Boolean(pinned) && Math.hypot(x - pinned[0], y - pinned[1]) < 1e-6 * (high - low);
  }
  show() {
    const { player } = this;
    const { critical } = player.finest;
    const chosen = this.points.findIndex((point) => this.isPinned(point));
    if (chosen < 0) player.pin(null);
    if (critical === this.shown && player.theme === this.theme && chosen === this.chosen) return;
    if (critical !== this.shown || player.theme !== this.theme) this.rebuild(critical);
    this.shown = critical;
    this.theme = player.theme;
    this.chosen = chosen;
    this.select.value = chosen;
    this.output.value = chosen < 0 ? "" : this.tell(this.points[chosen]);
  }
  rebuild(critical) {
    this.node.hidden = !critical;
    if (!critical) return;
    const { words, theme, scene } = this.player;
    this.counts.replaceChildren(
      ...this.counted().map(([kind, text]) => {
        const sample = element("canvas", { width: 40, height: 40, "aria-hidden": "true" });
        drawMark(sample.getContext("2d"), kind, 20, 20, 12, theme);
        return element("span", {}, sample, text);
      })
    );
    const { winding, complete, convex, lowest } = critical;
    const around2 = scene.y ? "" : "_ends";
    const known = winding === null ? words.unchecked : words[(complete ? "complete" : "incomplete") + around2];
    const bent = convex ? words.convex : words.not_convex;
    this.verdict.textContent = [
      known.replace("{winding}", String(winding).replace("-", "−")),
      ...lowest === null ? [] : [bent.replace("{lowest}", format(lowest, 4))]
    ].join(" ");
    this.select.replaceChildren(
      element("option", { value: -1 }, words.choose_point),
      ...this.points.slice(0, MOST_LISTED).map(
        (point, index) => element("option", { value: index }, `${words[point.kind]} ${coordinates(point)}: ${format(point.value, 4)}`)
      )
    );
  }
  // For each kind that is there, or usual, how many.
  counted() {
    const { words, scene } = this.player;
    const count = (kind) => this.points.filter((point) => point.kind === kind).length;
    const shown = KINDS.filter((kind) => count(kind) || kind === "minimum" || kind === "maximum" || kind === "saddle" && scene.y);
    return shown.map((kind) => [kind, words[`count_${kind}`].replace("{count}", count(kind) || words.none_found)]);
  }
  tell(point) {
    const { words, scene } = this.player;
    const tip = point.eigenvalues.includes(null);
    const at = scene.symbols.map((symbol, k) => `${symbol} = ${format(point.point[k], 6)}`).join(", ");
    const sentence = point.kind === "edge" ? words.edge_told : tip ? words.tip_told : words.point_told;
    return sentence.replace("{kind}", words[point.kind]).replace("{point}", at).replace("{value}", format(point.value, 6)).replace("{eigenvalues}", tip ? "" : point.eigenvalues.map((v) => format(v, 6)).join(", "));
  }
  description() {
    if (!this.player.finest?.critical) return "";
    const counts = this.counted().map(([, text]) => text).join(", ");
    return ` ${this.player.words.critical_description.replace("{counts}", counts)}`;
  }
};
var coordinates = ({ point }) => `(${point.map((v) => format(v, 4)).join(", ")})`;

// optviz/player/assets/heat/colors.js
var VIRIDIS = ["440154", "472d7b", "3b528b", "2c728e", "21918c", "28ae80", "5ec962", "addc30", "fde725"].map(
  (hex) => [0, 2, 4].map((k) => parseInt(hex.slice(k, k + 2), 16))
);
function viridis(part) {
  const at = Math.min(Math.max(part, 0), 1) * (VIRIDIS.length - 1);
  const k = Math.min(Math.floor(at), VIRIDIS.length - 2);
  return VIRIDIS[k].map((value, c) => value + (VIRIDIS[k + 1][c] - value) * (at - k));
}
var HUES = [255, 65, 160, 345, 105, 300, 25, 205];
function basinColor(minimum, part) {
  const hue = (HUES[minimum] ?? minimum * 137.5) * Math.PI / 180;
  const chroma = 0.115;
  return oklch(0.9 - 0.42 * Math.min(Math.max(part, 0), 1), chroma, hue);
}
function oklch(lightness, chroma, hue) {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ];
  return linear.map((v) => 255 * Math.min(Math.max(v <= 31308e-7 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055, 0), 1));
}
var GROUNDS = {
  light: { stuck: "#d5c3d8", oscillating: "#dfe4ea", under_way: "#f1f3f6", diverged: "#8b95a3" },
  dark: { stuck: "#574a5b", oscillating: "#323c49", under_way: "#1c232d", diverged: "#79838f" }
};
var LINES = { light: "rgba(20,28,40,0.5)", dark: "rgba(235,240,248,0.5)" };
var TILE = 8;
var STROKES = {
  stuck: [[0.5, 0.35, 0.5, 0.65]],
  oscillating: [[0, 1, 1, 0], [-0.5, 0.5, 0.5, -0.5], [0.5, 1.5, 1.5, 0.5]],
  under_way: [[0, 0.5, 1, 0.5]],
  diverged: [[0, 0, 1, 1], [0, 1, 1, 0]]
};
function regimePattern(context, regime, theme, ratio) {
  const side = Math.round(TILE * ratio);
  const tile = document.createElement("canvas");
  tile.width = tile.height = side;
  const brush = tile.getContext("2d");
  brush.fillStyle = GROUNDS[theme.name][regime];
  brush.fillRect(0, 0, side, side);
  brush.strokeStyle = LINES[theme.name];
  brush.lineWidth = regime === "stuck" ? 2 * ratio : ratio;
  for (const [x0, y0, x1, y1] of STROKES[regime]) {
    brush.beginPath();
    brush.moveTo(x0 * side, y0 * side);
    brush.lineTo(x1 * side, y1 * side);
    brush.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

// optviz/player/assets/core/frame.js
var Frame = class {
  // `view` is [[xLow, xHigh], [yLow, yHigh]] in world units, `rect` the inside in pixels.
  constructor(view, rect, { logY = false } = {}) {
    this.view = view;
    this.rect = rect;
    this.logY = logY;
    this.box = {
      left: rect.left - 40,
      right: rect.left + rect.width + 40,
      top: rect.top - 40,
      bottom: rect.top + rect.height + 40
    };
    const [yLow, yHigh] = logY ? view[1].map(Math.log10) : view[1];
    this.perX = rect.width / (view[0][1] - view[0][0]);
    this.perY = rect.height / (yHigh - yLow);
    this.yLow = yLow;
  }
  x(value) {
    return this.rect.left + (value - this.view[0][0]) * this.perX;
  }
  y(value) {
    const height = !this.logY ? value : value === 0 ? this.yLow : Math.log10(value);
    return this.rect.top + this.rect.height - (height - this.yLow) * this.perY;
  }
  worldX(pixel) {
    return this.view[0][0] + (pixel - this.rect.left) / this.perX;
  }
  worldY(pixel) {
    return this.view[1][0] + (this.rect.top + this.rect.height - pixel) / this.perY;
  }
  // The unit in which a place under the hand is told: a power of ten, at most a pixel long.
  unitOf(k) {
    return 10 ** Math.floor(-Math.log10(k ? this.perY : this.perX));
  }
  // How long a direction of one unit is on the screen.
  lengthOf([x, y]) {
    return Math.hypot(x * this.perX, y * this.perY);
  }
  contains(x, y) {
    const { left, top, width, height } = this.rect;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }
  clip(context) {
    const { left, top, width, height } = this.rect;
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
  }
};
function equalUnits(window2, rect) {
  const [[xLow, xHigh], [yLow, yHigh]] = window2;
  const perUnit = Math.min(rect.width / (xHigh - xLow), rect.height / (yHigh - yLow));
  const grow = (low, high, pixels) => {
    const half = pixels / perUnit / 2;
    const middle = (low + high) / 2;
    return [middle - half, middle + half];
  };
  return [grow(xLow, xHigh, rect.width), grow(yLow, yHigh, rect.height)];
}
var NUMBERS = 3.6;
function drawAxes(context, frame, theme, size, { grid = false, xLabel = "", title = "", whole = false } = {}) {
  const { rect, view } = frame;
  context.font = `${size}px ${theme.font}`;
  context.fillStyle = theme.text;
  context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.textAlign = "center";
  context.textBaseline = "top";
  const bottom = rect.top + rect.height;
  const comfort = size * (whole ? 2 : 6);
  const isApart = (values2) => {
    const widest = Math.max(...formatTicks(values2).map((text) => context.measureText(text).width));
    return values2.length < 2 || (values2[1] - values2[0]) * frame.perX > widest + size * 0.5;
  };
  const choices = [2.2, 3].map((room) => roomyTicks(view[0], rect.width, comfort, size * room));
  const across = choices.find(isApart) ?? choices[1];
  for (const [k, text] of formatTicks(across).entries()) {
    const value = across[k];
    if (whole && !Number.isInteger(value)) continue;
    const x = Math.round(frame.x(value)) + 0.5;
    line(context, x, grid ? rect.top : bottom, x, bottom + 4);
    const farthest = rect.left + rect.width + 5 - context.measureText(text).width / 2;
    context.fillText(text, Math.min(x, farthest), bottom + 6);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  const values = (frame.logY ? roomyLogTicks : roomyTicks)(view[1], rect.height, size * 1.9, size * 0.95);
  const texts = frame.logY ? values.map(formatPower) : formatTicks(values);
  for (const [k, text] of texts.entries()) {
    const y = Math.round(frame.y(values[k])) + 0.5;
    line(context, rect.left - 4, y, grid ? rect.left + rect.width : rect.left, y);
    context.fillText(text, rect.left - 7, y, size * NUMBERS - 9);
  }
  context.strokeRect(rect.left + 0.5, rect.top + 0.5, rect.width - 1, rect.height - 1);
  context.textAlign = "right";
  context.textBaseline = "bottom";
  const right = rect.left + rect.width;
  const wide = context.measureText(`${title}${xLabel}`).width * 1.1 + size;
  if (title && wide < rect.width) context.fillText(xLabel, right, rect.top - 5);
  else context.fillText(xLabel, right - 6, bottom - 4);
  context.textAlign = "left";
  context.font = `600 ${size}px ${theme.font}`;
  context.fillText(title, rect.left, rect.top - 5);
}
function line(context, x0, y0, x1, y1) {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

// optviz/player/assets/heat/picture.js
var DIVERGED = REGIMES.indexOf("diverged");
var WIDEST = 1e-12;
function scaleOf(heat) {
  const isLoss = heat.shows === "loss";
  const values = isLoss ? heat.ends : heat.steps;
  const isSeen = (cell) => values[cell] > 0 && (isLoss ? heat.regimes[cell] !== DIVERGED : heat.regimes[cell] === 0);
  let [low, high] = [Infinity, 0];
  for (let cell = 0; cell < values.length; cell++) {
    if (!isSeen(cell)) continue;
    low = Math.min(low, values[cell]);
    high = Math.max(high, values[cell]);
  }
  low = Math.max(low, high * WIDEST);
  const span = Math.log(high / low) || 1;
  return { low, high, part: (cell) => Math.log(Math.max(values[cell], low) / low) / span };
}
function cellImage(heat, scale) {
  const { columns, rows } = heat;
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const isColored = heat.shows === "loss" ? heat.regimes[cell] !== DIVERGED : heat.regimes[cell] === 0;
      if (!isColored) continue;
      const part = scale.part(cell);
      const color = heat.basins ? basinColor(heat.ends[cell], part) : viridis(1 - part);
      image.data.set([...color, 255], 4 * ((rows - 1 - row) * columns + column));
    }
  }
  return image;
}
function maskImage({ columns, rows }, isIn) {
  const image = new ImageData(columns, rows);
  for (let cell = 0; cell < columns * rows; cell++) {
    const row = Math.floor(cell / columns);
    if (isIn(cell)) image.data[4 * ((rows - 1 - row) * columns + cell % columns) + 3] = 255;
  }
  return image;
}
function bitmapOf2(image) {
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}
function drawHeat(context, view, heat, player, labels) {
  const { rect } = view;
  const { theme, size, ratio } = player;
  const place = view.cells(heat);
  const scale = scaleOf(heat);
  context.save();
  context.beginPath();
  context.rect(rect.left, rect.top, rect.width, rect.height);
  context.clip();
  context.fillStyle = theme.outside;
  context.fillRect(rect.left, rect.top, rect.width, rect.height);
  context.imageSmoothingEnabled = false;
  for (const [code, regime] of REGIMES.entries()) {
    if (!code || !heat.regimes.includes(code)) continue;
    drawMasked(context, place, maskImage(heat, (cell) => heat.regimes[cell] === code), regimePattern(context, regime, theme, ratio), ratio);
  }
  context.drawImage(bitmapOf2(cellImage(heat, scale)), place.left, place.top, place.width, place.height);
  if (heat.fragile) drawMasked(context, place, maskImage(heat, (cell) => heat.fragile[cell]), "#e8112d", ratio);
  drawTheory(context, view, heat, theme, size);
  if (heat.basins) drawMinima(context, view, heat, theme, size);
  context.restore();
  drawAxes2(context, view, labels, theme, size, heat.rows > 1);
}
function drawMasked(context, place, mask, style, ratio) {
  const [width, height] = [place.width, place.height].map((length) => Math.max(1, Math.round(length * ratio)));
  const layer = document.createElement("canvas");
  layer.width = Math.min(width, 4096);
  layer.height = Math.min(height, 4096);
  const brush = layer.getContext("2d");
  brush.imageSmoothingEnabled = false;
  brush.drawImage(bitmapOf2(mask), 0, 0, layer.width, layer.height);
  brush.globalCompositeOperation = "source-in";
  brush.scale(layer.width / place.width, layer.height / place.height);
  brush.fillStyle = style;
  brush.fillRect(0, 0, place.width, place.height);
  context.drawImage(layer, place.left, place.top, place.width, place.height);
}
function drawTheory(context, view, heat, theme, size) {
  if (!heat.bound.length) return;
  const isAcross = heat.names[0].endsWith(".learning_rate");
  const others = isAcross ? heat.y : heat.x;
  const at = (rate, other, k) => isAcross ? [view.x(rate), heat.rows > 1 ? view.y(other) : view.rect.top + view.rect.height * (1 - k)] : [view.x(other), view.y(rate)];
  const points = heat.rows > 1 ? heat.bound.map((rate, k) => at(rate, others[k], k)) : [at(heat.bound[0], 0, 0), at(heat.bound[0], 0, 1)];
  for (const [width, color, dash] of [[size * 0.36, theme.halo, []], [size * 0.15, theme.text, [size * 0.6, size * 0.35]]]) {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.setLineDash(dash);
    context.beginPath();
    points.forEach(([x2, y2], k) => context[k ? "lineTo" : "moveTo"](x2, y2));
    context.stroke();
  }
  context.setLineDash([]);
  if (!heat.best) return;
  const [x, y] = at(heat.best[0], heat.best[1], 0.5);
  drawMarker(context, { light: theme.text, dark: theme.text, marker: "star" }, x, y, size * 0.55, theme);
}
function drawMinima(context, view, heat, theme, size) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 ${size * 0.85}px ${theme.font}`;
  const room = size * 0.75;
  heat.minima.forEach((point, k) => {
    const [x, y] = [view.x(point[0]), view.y(point[1])];
    context.beginPath();
    context.arc(x, y, room, 0, 2 * Math.PI);
    context.fillStyle = theme.halo;
    context.fill();
    context.strokeStyle = theme.text;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = theme.text;
    context.fillText(String(k + 1), x, y + 1);
  });
}
function drawAxes2(context, view, labels, theme, size, both) {
  const { rect, axes } = view;
  const bottom = rect.top + rect.height;
  const right = rect.left + rect.width;
  context.font = `${size}px ${theme.font}`;
  context.fillStyle = theme.text;
  context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const [value, text] of ticksOf(axes[0], rect.width / (size * 4.5))) {
    const x = Math.round(view.x(value)) + 0.5;
    line(context, x, bottom, x, bottom + 4);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(Math.max(x, rect.left - size + half), right + 5 - half), bottom + 6);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const [value, text] of both ? ticksOf(axes[1], rect.height / (size * 2.2)) : []) {
    const y = Math.round(view.y(value)) + 0.5;
    line(context, rect.left - 4, y, rect.left, y);
    context.fillText(text, rect.left - 7, y);
  }
  context.strokeRect(rect.left + 0.5, rect.top + 0.5, rect.width - 1, rect.height - 1);
  context.textBaseline = "bottom";
  context.textAlign = "right";
  context.fillText(`${labels[0]} →`, right, bottom + size * 2.9);
  context.textAlign = "left";
  if (both) context.fillText(`↑ ${labels[1]}`, rect.left - size * 2.6, rect.top - 4);
}
function ticksOf(axis, count) {
  const values = axis.log ? logTicks(axis.low, axis.high, Math.max(count, 2)) : ticks(axis.low, axis.high, Math.max(count, 2));
  if (axis.log && values.length < 2) return ticksOf({ ...axis, log: false }, count);
  const texts = axis.log ? values.map(formatPower) : formatTicks(values);
  return values.map((value, k) => [value, texts[k]]);
}

// optviz/player/assets/heat/key.js
var FRAGILE = "#e8112d";
function keyOf(heat, { words, theme }) {
  const items = [];
  const { low, high } = scaleOf(heat);
  if (!heat.basins && (heat.shows === "loss" || heat.regimes.includes(0))) {
    const name = heat.shows === "loss" ? words.loss : words.heat_steps;
    items.push(swatch(`${name} ${format(low, 2)} … ${format(high, 2)}`, (context, width, height) => {
      for (let x = 0; x < width; x++) {
        context.fillStyle = `rgb(${viridis(1 - x / width)})`;
        context.fillRect(x, 0, 1, height);
      }
    }));
  }
  for (const [code, regime] of REGIMES.entries()) {
    const isSeen = heat.shows === "loss" ? regime === "diverged" : code > 0;
    if (isSeen && heat.regimes.includes(code)) items.push(swatch(words[`legend_${regime}`], (context) => regimePattern(context, regime, theme, 2)));
  }
  if (heat.fragile) items.push(swatch(words.legend_fragile, () => FRAGILE));
  if (heat.bound.length) items.push(element("span", {}, `╌ ${words.legend_bound}`));
  if (heat.best) items.push(element("span", {}, `★ ${words.legend_best}`));
  items.push(element("span", {}, `◯ ${words.legend_present}`));
  return items;
}
function swatch(text, draw) {
  const sample = element("canvas", { width: 72, height: 32, "aria-hidden": "true" });
  const context = sample.getContext("2d");
  const style = draw(context, 72, 32);
  if (style) {
    context.scale(2, 2);
    context.fillStyle = style;
    context.fillRect(0, 0, 36, 16);
  }
  return element("span", {}, sample, text);
}

// optviz/player/assets/heat/pointer.js
var CLICK_DISTANCE = 4;
function attachPointer(heat) {
  const { canvas } = heat;
  let pressed = null;
  const at = ({ offsetX, offsetY }) => [offsetX, offsetY];
  const part = (position) => {
    const [px, py] = position;
    return [(px - heat.rect.left) / heat.rect.width, 1 - (py - heat.rect.top) / heat.rect.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || !heat.heat) return;
    pressed = { position: at(event), axes: heat.axes, moved: 0 };
    if (event.pointerType !== "touch") canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!heat.heat) return;
    const position = at(event);
    if (!pressed) return heat.point(heat.cellAt(position), position);
    const [x, y] = pressed.position;
    pressed.moved = Math.max(pressed.moved, Math.hypot(position[0] - x, position[1] - y));
    if (pressed.moved <= CLICK_DISTANCE || event.pointerType === "touch") return;
    const [from, to] = [part(pressed.position), part(position)];
    heat.pan(pressed, to.map((place, k) => place - from[k]));
  });
  canvas.addEventListener("pointerup", (event) => {
    const cell = pressed && pressed.moved <= CLICK_DISTANCE && heat.heat && heat.cellAt(at(event));
    pressed = null;
    if (cell) heat.pick(cell);
  });
  canvas.addEventListener("pointercancel", () => pressed = null);
  canvas.addEventListener("pointerleave", () => heat.heat && heat.point(null));
  const onWheel = (event) => {
    if (!heat.heat || !(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return;
    event.preventDefault();
    heat.zoomBy(1.0015 ** event.deltaY, part(at(event)));
  };
  canvas.addEventListener("wheel", onWheel, { passive: false });
}

// optviz/player/assets/core/hatch.js
var APART = 9;
function hatch(context, frame, { left, top, right, bottom }, theme) {
  const { rect } = frame;
  const [x0, y0] = [Math.max(left, rect.left), Math.max(top, rect.top)];
  const [x1, y1] = [Math.min(right, rect.left + rect.width), Math.min(bottom, rect.top + rect.height)];
  if (x1 <= x0 || y1 <= y0) return;
  context.save();
  context.beginPath();
  context.rect(x0, y0, x1 - x0, y1 - y0);
  context.clip();
  context.strokeStyle = theme.hatch;
  context.lineWidth = 1;
  context.beginPath();
  const height = y1 - y0;
  for (let x = Math.floor((x0 - height + y1) / APART) * APART - y1; x < x1; x += APART) {
    context.moveTo(x, y1);
    context.lineTo(x + height, y0);
  }
  context.stroke();
  context.restore();
}
function hatchGaps(context, frame, scene, theme) {
  const { top, height } = frame.rect;
  for (const [low, high] of scene.gaps) {
    hatch(context, frame, { left: frame.x(low), right: frame.x(high), top, bottom: top + height }, theme);
  }
}
var isHatched = (scene) => Boolean(scene.y ? scene.hasHoles : scene.gaps.length);

// optviz/player/assets/map/curvature.js
var REGIMES2 = ["flat", "monotone", "oscillating", "diverging", "away"];
var SMALLEST = 30;
var SAMPLES = 160;
var rowOf = (path, step) => Math.min(Math.floor(step), path.count - 1);
function drawModel(context, frame, path, step, theme, size, inner) {
  if (!path.eigenvalues) return;
  const t = rowOf(path, step);
  const lambda = path.eigenvalues.map((column) => column[t]);
  const at = [path.xs[t], path.ys[t]];
  if (!lambda.every(Number.isFinite) || !at.every(Number.isFinite)) return;
  context.strokeStyle = path[theme.name];
  if (lambda.length === 1) {
    const [slope, [low, high]] = [path.grad[0][t], frame.view[0]];
    const points = sampled((s) => low + (s + 1) / 2 * (high - low), (x) => {
      const d = x - at[0];
      return [x, at[1] + slope * d + lambda[0] * d * d / 2];
    });
    strokeLevel(context, frame, points, null, [3, 4], 2);
    return;
  }
  const [cos, sin] = [Math.cos(path.angles[t]), Math.sin(path.angles[t])];
  const [gx, gy] = [path.grad[0][t], path.grad[1][t]];
  const place = [(cos * gx + sin * gy) / lambda[0], (-sin * gx + cos * gy) / lambda[1]];
  const world = ([u, v]) => [at[0] + cos * (u - place[0]) - sin * (v - place[1]), at[1] + sin * (u - place[0]) + cos * (v - place[1])];
  const height = lambda[0] * place[0] ** 2 + lambda[1] * place[1] ** 2;
  const perAxis = [[cos, sin], [-sin, cos]].map((axis) => frame.lengthOf(axis));
  if (lambda[0] * lambda[1] > 0) {
    let radii = lambda.map((l) => Math.sqrt(height / l));
    const largest = (lengths) => Math.max(...lengths.map((length, k) => length * perAxis[k]));
    if (largest(radii) < SMALLEST) {
      const shape = lambda.map((l) => 1 / Math.sqrt(Math.abs(l)));
      radii = shape.map((radius) => radius / largest(shape) * SMALLEST);
    }
    const angle = Math.atan2(place[1] / radii[1], place[0] / radii[0]);
    for (const part of inner ? [1, 0.5] : [1]) {
      const [a, b] = radii.map((radius) => radius * part);
      const points = sampled((s) => angle + Math.PI * s ** 3, (w) => world([a * Math.cos(w), b * Math.sin(w)]));
      strokeLevel(context, frame, points, theme, lambda[0] < 0 ? [2, 4] : [], part < 1 ? 1.2 : 2);
    }
  } else if (lambda[0] < 0 && lambda[1] > 0 && height !== 0) {
    const across = height > 0 ? 0 : 1;
    const along = 1 - across;
    const reach = 0.3 * frame.rect.width / perAxis[across];
    const points = sampled((s) => place[across] + reach * s ** 3, (w) => {
      const rest = (height - lambda[across] * w * w) / lambda[along];
      const other = Math.sign(place[along]) * Math.sqrt(Math.max(rest, 0));
      return world(across ? [other, w] : [w, other]);
    });
    strokeLevel(context, frame, points, theme, [8, 5], 2);
  }
  drawAxes3(context, frame, at, [[cos, sin], [-sin, cos]], lambda, path, theme, size);
}
var sampled = (parameter, point) => Array.from({ length: SAMPLES + 1 }, (_, k) => point(parameter(2 * k / SAMPLES - 1)));
function strokeLevel(context, frame, points, theme, dash, width) {
  const color = context.strokeStyle;
  const level = new Path2D();
  let pen = [];
  for (let k = 0; k + 1 < points.length; k++) {
    const [x0, y0, x1, y1] = [...points[k], ...points[k + 1]].map((v, i) => i % 2 ? frame.y(v) : frame.x(v));
    const cut = Number.isFinite(x0 + y0 + x1 + y1) && cutSegment(x0, y0, x1, y1, frame.box);
    if (!cut) continue;
    if (cut[0] !== pen[0] || cut[1] !== pen[1]) level.moveTo(cut[0], cut[1]);
    level.lineTo(cut[2], cut[3]);
    pen = cut.slice(2);
  }
  if (theme) {
    context.strokeStyle = theme.halo;
    context.lineWidth = width + 2.5;
    context.stroke(level);
  }
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(level);
  context.setLineDash([]);
}
function drawAxes3(context, frame, at, axes, lambda, path, theme, size) {
  const [x, y] = [frame.x(at[0]), frame.y(at[1])];
  const far = size * 2.4;
  for (const [k, axis] of axes.entries()) {
    const long = frame.lengthOf(axis);
    const [ux, uy] = [axis[0] * frame.perX / long, axis[1] * frame.perY / long];
    for (const sign of [1, -1]) {
      const [dx, dy] = [sign * ux, -sign * uy];
      const tip = lambda[k] < 0 ? far : 0.62 * far;
      const back = lambda[k] < 0 ? -1 : 1;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + far * dx, y + far * dy);
      if (lambda[k] !== 0) {
        const [hx, hy] = [x + tip * dx, y + tip * dy];
        const h = size * 0.42;
        context.moveTo(hx + back * h * dx - h * dy * 0.6, hy + back * h * dy + h * dx * 0.6);
        context.lineTo(hx, hy);
        context.lineTo(hx + back * h * dx + h * dy * 0.6, hy + back * h * dy - h * dx * 0.6);
      }
      for (const [color, width] of [[theme.halo, 4.5], [path[theme.name], 2]]) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.stroke();
      }
    }
  }
}
var CurvatureTable = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.head = element("tr");
    this.body = element("tbody");
    this.note = element("p", {}, `* ${player.words.like_descent}`);
    this.node = element(
      "div",
      { class: "curvature", hidden: "" },
      element("table", {}, element("caption", {}, player.words.curvature), element("thead", {}, this.head), this.body),
      this.note
    );
  }
  show() {
    const { player } = this;
    const { scene } = player;
    const paths = player.visiblePaths().filter((path) => path.eigenvalues);
    this.node.hidden = !paths.length;
    if (!paths.length) return;
    this.note.hidden = paths.every((path) => path.curvature.linear);
    const key = [scene.symbols.length, ...paths.map((path) => `${path.id} ${path.name}`)].join();
    if (key !== this.key) this.rebuild(paths);
    this.key = key;
    paths.forEach((path, index) => {
      const t = rowOf(path, player.cursor);
      const texts = path.eigenvalues.map((column, k) => this.tell(path, column[t], k, t));
      const largest = path.eigenvalues[path.eigenvalues.length - 1][t];
      const { rate, bound, linear } = path.curvature;
      const used = path.rate.length ? path.rate[t] : rate;
      const below = (factor) => largest > 0 ? format(factor / largest, 4) : "–";
      texts.push(used === null ? "–" : format(used, 4), below(2), linear ? below(bound) : "–");
      texts.forEach((text, k) => this.cells[index][k].textContent = text);
    });
  }
  tell(path, value, k, t) {
    const { words } = this.player;
    if (!Number.isFinite(value)) return "–";
    const turned = path.angles[t] * 180 / Math.PI + 90 * k;
    const angle = Math.round((turned % 180 + 180) % 180) % 180;
    const size = path.eigenvalues.length > 1 ? words.degrees.replace("{angle}", angle) : "λ = {value}";
    const regime = words[REGIMES2[path.regimes[k][t]]];
    const sentence = size.replace("{value}", format(value, 4));
    if (!regime) return sentence;
    const both = words.regime.replace("{curvature}", sentence).replace("{regime}", regime);
    return path.curvature.linear ? both : `${both} *`;
  }
  rebuild(paths) {
    const { words, scene } = this.player;
    const directions = scene.symbols.map((_, k) => words.direction.replace("{number}", k + 1));
    this.head.replaceChildren(
      element("td"),
      ...[...directions, words.rate, words.bound, words.own_bound].map((text) => element("th", { scope: "col" }, text))
    );
    this.cells = paths.map(() => Array.from({ length: directions.length + 3 }, () => element("td")));
    this.body.replaceChildren(
      ...paths.map((path, k) => element("tr", {}, element("th", { scope: "row" }, path.name), ...this.cells[k]))
    );
  }
};

// optviz/player/assets/map/tried.js
function drawTried(context, frame, path, step, size, theme, hidden) {
  const t = Math.floor(step);
  if (t >= path.count - 1) return;
  const from = [path.params[0][t], path.params[1][t]];
  context.save();
  context.strokeStyle = path[theme.name];
  context.fillStyle = theme.background;
  context.lineWidth = size * 0.11;
  if (path.lookAhead && !hidden?.has("look_ahead")) drawTriangle(context, frame, path, t, from, size, theme);
  if (path.trials && !hidden?.has("trials")) drawTrials(context, frame, path, t, from, size);
  context.restore();
}
function drawTriangle(context, frame, path, t, [x, y], size, theme) {
  const [aheadX, aheadY] = path.lookAhead.subarray(2 * t, 2 * t + 2);
  const to = [path.params[0][t + 1], path.params[1][t + 1]];
  const [ax, ay] = [frame.x(aheadX), frame.y(aheadY)];
  const segments = [
    [frame.x(x), frame.y(y), ax, ay, []],
    [ax, ay, frame.x(to[0]), frame.y(to[1]), [size * 0.3, size * 0.25]]
  ];
  for (const [color, width] of [[theme.halo, 3], [theme.text, 1]]) {
    context.strokeStyle = color;
    context.lineWidth = size * 0.12 * width;
    for (const [x0, y0, x1, y1, dash] of segments) {
      context.setLineDash(width === 1 ? dash : []);
      line(context, x0, y0, x1, y1);
    }
  }
  context.setLineDash([]);
  ring(context, ax, ay, size * 0.32);
}
function drawTrials(context, frame, path, t, [x, y], size) {
  const distances = path.trials[t];
  const [gx, gy] = [path.grad[0][t], path.grad[1][t]];
  const length = Math.hypot(gx, gy);
  if (!(length > 0)) return;
  const place = (s) => [frame.x(x - s * gx / length), frame.y(y - s * gy / length)];
  const farthest = distances.reduce((most, s) => Math.max(most, s), 0);
  context.setLineDash([size * 0.2, size * 0.2]);
  line(context, ...place(0), ...place(farthest));
  context.setLineDash([]);
  const [[x0, y0], [x1, y1]] = [place(0), place(farthest)];
  const room = Math.hypot(x1 - x0, y1 - y0) / distances.length;
  const radius = Math.min(Math.max(0.6 * room, size * 0.08), size * 0.22);
  if (radius < size * 0.2) context.fillStyle = context.strokeStyle;
  for (const s of distances) ring(context, ...place(s), radius);
  if (path.brackets) drawBrackets(context, place, distances, farthest, size);
}
function drawBrackets(context, place, distances, farthest, size) {
  const [x0, y0] = place(0);
  const [x1, y1] = place(farthest);
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const across = [-(y1 - y0) / length, (x1 - x0) / length];
  for (let k = 0; k + 3 < distances.length; k += 4) {
    const off = size * (0.8 + 0.11 * k);
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => {
      const [px, py] = place(distances[k + i]);
      return [px + across[0] * off, py + across[1] * off];
    });
    line(context, ...a, ...d);
    for (const [px, py] of [a, d]) tick(context, px, py, across, size * 0.3);
    for (const [px, py] of [b, c]) tick(context, px, py, across, size * 0.15);
  }
}
function tick(context, x, y, [dx, dy], half) {
  line(context, x - dx * half, y - dy * half, x + dx * half, y + dy * half);
}
function ring(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

// optviz/player/assets/map/map.js
function drawScene(context, frame, scenes, theme, size, scales = "") {
  const { rect } = frame;
  context.save();
  frame.clip(context);
  context.fillStyle = scenes[0].y ? theme.outside : theme.background;
  context.fillRect(rect.left, rect.top, rect.width, rect.height);
  for (const scene of scenes) {
    if (scene.y) drawSurface(context, frame, scene, theme);
  }
  const finest = scenes[scenes.length - 1];
  if (finest.y) drawContours(context, frame, finest, theme, size);
  context.restore();
  const names = finest.y ? `${finest.symbols[0]} →  ${finest.symbols[1]} ↑` : `${finest.symbols[0]} →`;
  drawAxes(context, frame, theme, size, { xLabel: names + (scales && `  (${scales})`), grid: !finest.y });
  context.save();
  frame.clip(context);
  if (!finest.y) drawGraph(context, frame, scenes, theme, size);
  if (finest.critical) drawCritical(context, frame, finest, theme, size);
  else for (const [x, y] of finest.minima) drawMinimum(context, frame.x(x), frame.y(y), theme, size);
  context.restore();
}
function drawSurface(context, frame, scene, theme) {
  const image = bitmapOf(scene, theme);
  const cellX = (scene.x.high - scene.x.low) / (scene.x.count - 1);
  const cellY = (scene.y.high - scene.y.low) / (scene.y.count - 1);
  const left = frame.x(scene.x.low - cellX / 2);
  const top = frame.y(scene.y.high + cellY / 2);
  const width = frame.x(scene.x.high + cellX / 2) - left;
  const height = frame.y(scene.y.low - cellY / 2) - top;
  if (scene.hasHoles) hatch(context, frame, { left, top, right: left + width, bottom: top + height }, theme);
  const { rect } = frame;
  const scaleX = image.width / width;
  const scaleY = image.height / height;
  const sx = Math.max(0, (rect.left - left) * scaleX);
  const sy = Math.max(0, (rect.top - top) * scaleY);
  const ex = Math.min(image.width, (rect.left + rect.width - left) * scaleX);
  const ey = Math.min(image.height, (rect.top + rect.height - top) * scaleY);
  if (ex <= sx || ey <= sy) return;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(
    image,
    sx,
    sy,
    ex - sx,
    ey - sy,
    left + sx / scaleX,
    top + sy / scaleY,
    (ex - sx) / scaleX,
    (ey - sy) / scaleY
  );
}
function drawContours(context, frame, scene, theme, size) {
  context.strokeStyle = theme.contour;
  context.lineWidth = Math.max(size / 18, 1);
  context.beginPath();
  for (const polyline of scene.polylines) {
    for (let k = 0; k < polyline.length; k += 2) {
      context[k ? "lineTo" : "moveTo"](frame.x(polyline[k]), frame.y(polyline[k + 1]));
    }
  }
  context.stroke();
}
function drawGraph(context, frame, scenes, theme, size) {
  const covering = scenes.findLast((s) => s.x.low <= frame.view[0][0] && s.x.high >= frame.view[0][1]);
  const scene = covering ?? scenes[scenes.length - 1];
  hatchGaps(context, frame, scene, theme);
  context.strokeStyle = theme.text;
  context.globalAlpha = 0.75;
  context.lineWidth = Math.max(size / 7, 2.5);
  context.lineJoin = "round";
  const from = Math.max(0, Math.floor(gridPosition(scene.x, frame.view[0][0])) - 1);
  const to = Math.min(scene.x.count - 1, Math.ceil(gridPosition(scene.x, frame.view[0][1])) + 1);
  const step = (scene.x.high - scene.x.low) / (scene.x.count - 1);
  const { top, height } = frame.rect;
  const side = (y) => y < top ? -1 : y > top + height ? 1 : 0;
  context.beginPath();
  for (let k = from; k < to; k++) {
    const [x0, x1] = [k, k + 1].map((i) => frame.x(scene.x.low + i * step));
    const [y0, y1] = [k, k + 1].map((i) => frame.y(scene.values[i]));
    const cut = Number.isFinite(y0 + y1) && side(y0) * side(y1) >= 0 && cutSegment(x0, y0, x1, y1, frame.box);
    if (!cut) continue;
    context.moveTo(cut[0], cut[1]);
    context.lineTo(cut[2], cut[3]);
  }
  context.stroke();
  context.globalAlpha = 1;
}
function drawMinimum(context, x, y, theme, size) {
  context.strokeStyle = theme.text;
  context.lineWidth = size * 0.1;
  const r = size * 0.35;
  line(context, x - r, y, x + r, y);
  line(context, x, y - r, x, y + r);
}
function drawPaths(context, frame, player) {
  const { theme, cursor, scene, size } = player;
  const visible = player.visiblePaths();
  context.save();
  frame.clip(context);
  if (!scene.y) for (const path of visible) drawTangent(context, frame, path, cursor, theme);
  player.trails.draw(context, player);
  for (const path of visible) drawModel(context, frame, path, cursor, theme, size, visible.length < 3);
  drawPinned(context, frame, player);
  if (scene.y && cursor < player.horizon) for (const path of visible) drawTried(context, frame, path, cursor, size, theme, player.explain.hiddenOf(path));
  drawStart(context, frame, player);
  for (const path of visible) {
    const [x, y] = headOf(path, Math.min(cursor, path.end), frame);
    if (Number.isFinite(x + y)) drawMarker(context, path, x, y, size * 0.5, theme);
  }
  context.restore();
  visible.forEach((path, index) => drawExit(context, frame, path, player, index));
}
function headOf(path, step, frame) {
  const t = Math.min(Math.floor(step), path.count - 1);
  const next = Math.min(t + 1, path.count - 1);
  const part = step - t > 0 && next > t ? step - t : 0;
  const between = (a, b) => part ? a + (b - a) * part : a;
  return [
    between(frame.x(path.xs[t]), frame.x(path.xs[next])),
    between(frame.y(path.ys[t]), frame.y(path.ys[next]))
  ];
}
function drawTangent(context, frame, path, step, theme) {
  const t = Math.min(Math.floor(step), path.count - 1);
  const x = path.params[0][t];
  const y = path.value[t];
  const slope = path.grad[0][t];
  const [low, high] = frame.view[0];
  const at = (px) => frame.y(y + slope * (px - x));
  const cut = cutSegment(frame.x(low), at(low), frame.x(high), at(high), frame.box);
  if (!cut) return;
  context.strokeStyle = path[theme.name];
  context.globalAlpha = 0.55;
  context.lineWidth = 1.5;
  context.setLineDash([7, 5]);
  line(context, ...cut);
  context.setLineDash([]);
  context.globalAlpha = 1;
}
function drawStart(context, frame, { paths, theme, size, scene, start }) {
  if (!paths.length) return;
  const [startX, startY] = start.dragged ?? [paths[0].xs[0], paths[0].ys[0]];
  const x = frame.x(startX);
  const y = frame.y(scene.y ? startY : valueAt(scene, startX) ?? startY);
  drawStartMark(context, x, y, size, theme);
  start.placeHint(x, y);
  for (const path of paths) {
    const [otherX, otherY] = [frame.x(path.xs[0]), frame.y(path.ys[0])];
    if (Math.hypot(otherX - x, otherY - y) > 1) dot(context, otherX, otherY, size * 0.35, theme.text);
  }
}
function drawStartMark(context, x, y, size, theme) {
  context.beginPath();
  context.arc(x, y, size * 0.62, 0, 2 * Math.PI);
  context.fillStyle = theme.halo;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = 2.5;
  context.stroke();
  dot(context, x, y, size * 0.2, theme.text);
}
function drawExit(context, frame, path, player, index) {
  const { theme, size, cursor, words, scene } = player;
  const until = Math.min(Math.floor(cursor), path.count - 1);
  const inside2 = (t2) => frame.contains(frame.x(path.xs[t2]), frame.y(path.ys[t2]));
  if (until < 1 || inside2(until)) return;
  let t = until;
  while (t > 0 && !inside2(t)) t--;
  if (!inside2(t)) return;
  let [x0, y0, x1, y1] = [path.xs[t], path.ys[t], path.xs[t + 1], path.ys[t + 1]];
  [x0, y0, x1, y1] = [frame.x(x0), frame.y(y0), frame.x(x1), frame.y(y1)];
  if (!Number.isFinite(x1 + y1)) return;
  const { left, top, width, height } = frame.rect;
  const cut = cutSegment(x0, y0, x1, y1, { left, right: left + width, top, bottom: top + height });
  if (!cut) return;
  const r = size * 0.8;
  context.fillStyle = path[theme.name];
  context.fill(headInside(cut[2], cut[3], Math.atan2(y1 - y0, x1 - x0), r, frame.rect));
  const lost = lostBy(path, until);
  const now = Math.hypot(...path.params.map((p) => p[until]));
  const text = lost !== null ? words.not_finite.replace("{step}", lost) : words.left.replace("{step}", t + 1).replace("{point}", scene.point).replace("{norm}", format(now, 3)).replace("= >", ">");
  context.font = `600 ${size}px ${theme.font}`;
  const wide = context.measureText(text).width;
  const x = Math.min(Math.max(cut[2] - wide / 2, left + 6), left + width - wide - 6);
  const low = cut[3] < top + height / 2;
  const y = Math.min(Math.max(cut[3] + (low ? 1 : -1) * (2.8 + 1.4 * index) * r, top + size), top + height - size);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.strokeStyle = theme.halo;
  context.strokeText(text, x, y);
  context.fillStyle = path[theme.name];
  context.fillText(text, x, y);
}
function headInside(x, y, angle, r, { left, top, width, height }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [[0, 0], [-1.6 * r, 0.8 * r], [-1.6 * r, -0.8 * r]].map(([along, across]) => [
    x + along * cos - across * sin,
    y + along * sin + across * cos
  ]);
  const back = (k, low, high) => {
    const all = corners.map((corner) => corner[k]);
    return Math.max(low - Math.min(...all), 0) + Math.min(high - Math.max(...all), 0);
  };
  const [dx, dy] = [back(0, left, left + width), back(1, top, top + height)];
  const head = new Path2D();
  for (const [cx, cy] of corners) head.lineTo(cx + dx, cy + dy);
  head.closePath();
  return head;
}

// optviz/player/assets/player/layout.js
var ROW = 33;
var USUAL_TOP = 136;
function layOut(player, width) {
  const big = bigSizes(player, width);
  const stacked = width < 560;
  player.place({ ratio: window.devicePixelRatio || 1, big, size: big?.size ?? Math.min(Math.max(width / 60, 13), 18), stacked });
  const half = player.heat.takeWidth(width, stacked);
  const column = player.aside.takeColumn(width, stacked || half !== null);
  const usual = column ? width - column - GAP : big?.mapWidth ?? width;
  const mapWidth = player.panels?.mapWidth(width, stacked, column) ?? half ?? usual;
  player.host.classList.toggle("wide", Boolean(half ?? column ?? big?.curvesWidth));
  player.host.classList.toggle("stacked", stacked);
  player.host.style.setProperty("--map", `${mapWidth}px`);
  const [share, above] = player.panels && !column ? [0.4, 0] : [0.54, Math.max(topOf(player.host) - USUAL_TOP, 0)];
  const room = window.innerHeight * share - above - Math.max(player.legend.node.offsetHeight - ROW, 0);
  const mapHeight2 = big?.mapHeight ?? Math.round(Math.max(Math.min(width * 0.6, room), 240));
  player.host.style.setProperty("--map-height", `${mapHeight2}px`);
  player.place({ mapWidth, mapHeight: mapHeight2, curvesWidth: player.aside.node.hidden && half === null ? big?.curvesWidth : null });
  layOutMap(player);
  player.panels?.layOut(width, mapWidth, mapHeight2, stacked);
  player.map.setAttribute("aria-label", description(player));
}
function layOutMap(player) {
  const { size, scene, words, mapWidth, mapHeight: mapHeight2, section } = player;
  section.lay();
  const detail = player.view && player.header.detail && latestOf(player.header.detail);
  player.place({ frame: mapFrame(player, inside(size, 0, 0, mapWidth, mapHeight2, 6)), finest: detail || scene });
  const scenes = [scene.far, scene, detail].filter(Boolean);
  const scales = [scene.y && !scene.equal_units && words.free_axes, section.hasGrown && words.grown].filter(Boolean).join(", ");
  const drawn = [mapWidth, mapHeight2, player.ratio, player.theme, String(section.laid), scales, ...scenes];
  if (isSame(player.mapDrawn, drawn)) return;
  section.tell();
  const stillMap = still(
    player.map,
    mapWidth,
    mapHeight2,
    player,
    (context) => drawScene(context, player.frame, scenes, player.theme, size, scales)
  );
  player.place({ mapDrawn: drawn, stillMap });
}
function description(player) {
  const { words, scene, finest, critical } = player;
  const names = player.visiblePaths().map((path) => path.name).join(", ");
  const said = words.description.replace("{surface}", scene.title).replace("{paths}", names);
  const scales = scene.y && !scene.equal_units ? ` ${words.free_axes_described}` : "";
  return `${said}${scales}${isHatched(finest) ? ` ${words.hatched}` : ""}${critical.description()}`;
}
var isSame = (before, now) => before?.length === now.length && now.every((value, k) => value === before[k]);
var inside = (size, x, y, width, height, top) => ({
  left: x + size * NUMBERS,
  top: y + top,
  width: width - size * NUMBERS - 6,
  height: height - top - size * 2
});
function mapFrame(player, rect) {
  const { scene, section } = player;
  return new Frame(scene.y && scene.equal_units ? equalUnits(section.laid, rect) : section.laid, rect);
}
function still(canvas, width, height, { ratio, theme }, draw) {
  const [across, up] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== up) {
    canvas.style.height = `${height}px`;
    canvas.width = across;
    canvas.height = up;
  }
  const image = document.createElement("canvas");
  image.width = canvas.width;
  image.height = canvas.height;
  const context = image.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  draw(context);
  return image;
}
function overStill(canvas, image, ratio) {
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(image, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

// optviz/player/assets/chrome/tooltip.js
var Tooltip = class {
  constructor() {
    this.node = element("div", { class: "tooltip", hidden: "" });
  }
  // Lines of text next to a position in a picture of that width; null for none.
  show(lines, [px, py] = [], width = 0) {
    this.node.hidden = !lines;
    if (!lines) return;
    this.node.replaceChildren(...lines.map((text) => element("div", {}, text)));
    const right = px > width / 2;
    this.node.style.left = right ? "" : `${px + 14}px`;
    this.node.style.right = right ? `${width - px + 14}px` : "";
    this.node.style.top = `${Math.max(py - 60, 4)}px`;
  }
};

// optviz/player/assets/heat/heat.js
var MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [-1, 0], ArrowUp: [1, 0] };
var Heat = class {
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.canvas = element("canvas", { tabindex: 0, role: "img" });
    this.tooltip = new Tooltip();
    this.output = element("output", { class: "sentence", "aria-live": "polite" });
    this.legend = element("div", { class: "key" });
    this.said = element("p", {});
    const stage = element("div", { class: "cells" }, this.canvas, this.tooltip.node);
    this.node = element("section", { class: "heat", "aria-label": words.heat, hidden: "" }, stage, this.output, this.legend, this.said);
    attachPointer(this);
    this.canvas.addEventListener("keydown", (event) => this.onKey(event));
    this.canvas.addEventListener("blur", () => this.point(null));
    this.close = onMessage((name) => name === player.header?.heat && player.invalidate(true));
  }
  // The map that there is; null on other pages, and until it has come.
  get heat() {
    const { heat } = this.player.header;
    return heat && latestOf(heat) || null;
  }
  settings() {
    return this.view ? { map_view: this.view.map((end) => Number(end.toPrecision(6))).join(",") } : {};
  }
  restore({ map_view }) {
    this.view = map_view?.split(",").map(Number) ?? null;
  }
  // Whether the map is another one for what the hand has set.
  isOld({ start, parameters = {} }) {
    const { heat } = this;
    if (!heat) return false;
    return heat.basins ? Object.keys(parameters).length > 0 : Boolean(start) || Object.keys(parameters).some((name) => !heat.names.includes(name));
  }
  // The map takes the left part of the width; on a phone it stands above the player's own.
  takeWidth(width, stacked) {
    const { host } = this.player;
    const shown = Boolean(this.player.header.heat);
    host.classList.toggle("mapping", shown && !stacked);
    if (shown && this.player.legend.node.nextSibling !== this.node) this.player.legend.node.after(this.node);
    return shown && !stacked ? Math.round((width - GAP) / 2) : null;
  }
  layOut(width) {
    const { player, heat } = this;
    this.node.hidden = !player.header.heat;
    this.canvas.hidden = !heat;
    if (!heat) return say(this.said, player.words.heat_coming);
    const { size, ratio, theme, words, stacked } = player;
    this.width = stacked ? width : Math.round((width - GAP) / 2);
    this.height = Math.round(Math.max(player.mapHeight, stacked ? width * 0.8 : 0));
    this.rect = { left: size * NUMBERS, top: size * 1.7, width: this.width - size * NUMBERS - 6, height: this.height - size * 4.8 };
    if (heat.rows === 1) this.rect.top = 6;
    this.labels = this.labelsOf(heat);
    const axes = [heat.basins, ...heat.names].join();
    if (axes !== (this.seen ?? axes)) this.view = null;
    this.seen = axes;
    this.setAxes(heat);
    const drawn = [this.width, this.height, ratio, theme, heat, String(this.view)];
    if (isSame(this.drawn, drawn)) return;
    this.drawn = drawn;
    this.stillMap = still(this.canvas, this.width, this.height, player, (context) => drawHeat(context, this, heat, player, this.labels));
    this.canvas.setAttribute("aria-label", `${heat.said} ${words.heat_hint}`);
    say(this.said, heat.preview ? "" : heat.said);
    this.legend.replaceChildren(...keyOf(heat, player));
  }
  labelsOf(heat) {
    if (heat.basins) return this.player.scene.symbols;
    const known = latestOf(this.player.header.pad) ?? [];
    return heat.names.map((name) => known.find((parameter) => parameter.name === name)?.label ?? name);
  }
  setAxes(heat) {
    const [xLow, xHigh, yLow, yHigh] = this.view ?? heat.view;
    let ends = [[xLow, xHigh], [yLow, yHigh]];
    if (heat.basins && this.player.scene.equal_units) ends = equalUnits(ends, this.rect);
    this.axes = ends.map(([low, high], k) => new Axis(low, high, heat.log[k]));
  }
  x(value) {
    return this.rect.left + this.rect.width * this.axes[0].part(value);
  }
  y(value) {
    return this.rect.top + this.rect.height * (1 - this.axes[1].part(value));
  }
  // Where all cells lie: the middles of a hyperparameter's first and last ones on its ends.
  cells({ view, basins, columns, rows }) {
    const [half, halfUp] = basins ? [0, 0] : [0.5 / Math.max(columns - 1, 1), rows > 1 ? 0.5 / (rows - 1) : 0];
    const [left, right] = [this.x(view[0]), this.x(view[1])];
    const [top, bottom] = rows > 1 ? [this.y(view[3]), this.y(view[2])] : [this.rect.top, this.rect.top + this.rect.height];
    const [width, height] = [right - left, bottom - top];
    return { left: left - half * width, top: top - halfUp * height, width: width * (1 + 2 * half), height: height * (1 + 2 * halfUp) };
  }
  // The cell at a position, null outside.
  cellAt([px, py]) {
    const { heat } = this;
    const place = this.cells(heat);
    const [across, up] = [(px - place.left) / place.width, (py - place.top) / place.height];
    const inside2 = across >= 0 && across < 1 && up >= 0 && up < 1;
    return inside2 ? [Math.floor((1 - up) * heat.rows), Math.floor(across * heat.columns)].map((k, i) => Math.min(k, (i ? heat.columns : heat.rows) - 1)) : null;
  }
  // The present setting, or the present start, in the map's own numbers.
  present() {
    const { heat, player } = this;
    const { live } = player;
    if (heat.basins) return live.start ?? player.header.start;
    return heat.names.map((name) => live.value(name));
  }
  presentCell() {
    const { heat } = this;
    const [x, y] = this.present();
    const part = (value, k) => new Axis(...heat.view.slice(2 * k, 2 * k + 2), heat.log[k]).part(value);
    return [heat.rows > 1 ? cellAt(part(y, 1), heat.rows, heat.basins) : 0, cellAt(part(x, 0), heat.columns, heat.basins)];
  }
  // Show what a cell says; null for none.
  point(cell, position) {
    this.pointed = cell;
    const lines = cell && linesOf(this.heat, ...cell, this.labels, this.player.words);
    this.tooltip.show(position ? lines : null, position, this.width);
    say(this.output, lines && !position ? lines.join(" · ") : "");
    this.player.invalidate();
  }
  // Set what stands at a cell, and play its run.
  pick([row, column]) {
    const { heat, player } = this;
    const { live } = player;
    if (heat.basins) live.set({ start: [heat.x[column], heat.y[row]] });
    else {
      const values = [heat.x[column], heat.y[row]];
      live.set({ parameters: Object.fromEntries(heat.names.map((name, k) => [name, values[k]])) });
    }
    player.playing = false;
    player.moveTo(0);
    player.togglePlay();
  }
  onKey(event) {
    const { heat } = this;
    if (!heat || event.ctrlKey || event.metaKey || event.altKey) return;
    const [rows, columns] = MOVES[event.key] ?? [];
    const from = this.pointed ?? this.presentCell();
    const clamp = (k, count) => Math.min(Math.max(k, 0), count - 1);
    if (rows !== void 0) this.point([clamp(from[0] + rows, heat.rows), clamp(from[1] + columns, heat.columns)]);
    else if (event.key === "Enter") this.pick(from);
    else if (event.key === "+" || event.key === "=") this.zoomBy(0.5);
    else if (event.key === "-") this.zoomBy(2);
    else if (event.key === "0") this.setView(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  zoomBy(factor, at = [0.5, 0.5]) {
    const ends = this.axes.map((axis, k) => [0, 1].map((end) => axis.value(at[k] + (end - at[k]) * factor)));
    this.setView(ends.flat());
  }
  // What lies beyond a hyperparameter's own range is not shown.
  setView(view) {
    const { heat, player } = this;
    if (view && !heat.basins) {
      const { whole } = heat;
      view = view.map((end, k) => Math.min(Math.max(end, whole[k & 2]), whole[(k & 2) + 1]));
      if (String(view) === String(whole)) view = null;
    }
    if (view && !(view[0] < view[1] && view[2] < view[3])) return;
    this.view = view;
    player.invalidate(true);
    player.report();
  }
  pan({ axes }, moved) {
    this.setView(axes.flatMap((axis, k) => [0, 1].map((end) => axis.value(end - moved[k]))));
  }
  // The marks that move, at every drawing.
  show() {
    const { heat, player } = this;
    if (!heat || this.node.hidden || !this.stillMap) return;
    const context = overStill(this.canvas, this.stillMap, player.ratio);
    const { rect } = this;
    const { theme, size } = player;
    context.save();
    context.beginPath();
    context.rect(rect.left, rect.top, rect.width, rect.height);
    context.clip();
    const [px, py] = this.present();
    const [x, y] = [this.x(px), heat.rows > 1 ? this.y(py) : rect.top + rect.height / 2];
    for (const [width, color] of [[4, theme.halo], [1.8, theme.text]]) {
      context.strokeStyle = color;
      context.lineWidth = width;
      line(context, x, rect.top, x, y - size * 0.6);
      line(context, x, y + size * 0.6, x, rect.top + rect.height);
      if (heat.rows > 1) {
        line(context, rect.left, y, x - size * 0.6, y);
        line(context, x + size * 0.6, y, rect.left + rect.width, y);
      }
      context.beginPath();
      context.arc(x, y, size * 0.6, 0, 2 * Math.PI);
      context.stroke();
    }
    if (this.pointed) this.drawPointed(context, heat, theme);
    context.restore();
    const [row, column] = this.presentCell();
    const cell = row * heat.columns + column;
    Object.assign(player.host.dataset, {
      heat: heat.preview ? "preview" : `${heat.columns}×${heat.rows}`,
      heatRegime: REGIMES[heat.regimes[cell]],
      heatSteps: heat.steps[cell],
      heatView: heat.view.join(",")
    });
  }
  drawPointed(context, heat, theme) {
    const place = this.cells(heat);
    const [row, column] = this.pointed;
    const [width, height] = [place.width / heat.columns, place.height / heat.rows];
    const box = [place.left + column * width - 2, place.top + (heat.rows - 1 - row) * height - 2, width + 4, height + 4];
    for (const [thick, color] of [[4, theme.halo], [2, theme.text]]) {
      context.strokeStyle = color;
      context.lineWidth = thick;
      context.strokeRect(...box);
    }
  }
};

// optviz/player/assets/curves/curves.js
function followMouse(canvas, player, stepAt) {
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => player.peek(stepAt(offsetX, offsetY)));
  canvas.addEventListener("pointerleave", () => player.peek(null));
  canvas.addEventListener("click", () => player.holdPeeked());
}
var steps = /* @__PURE__ */ new Map();
function stepAxis(count) {
  if (!steps.has(count)) steps.set(count, Float32Array.from({ length: count }, (_, t) => t));
  return steps.get(count);
}
function rangeOf(paths, quantity) {
  let low = Infinity;
  let smallest = Infinity;
  let high = -Infinity;
  for (const path of paths) {
    for (const value of path[quantity]) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      if (value > 0 && value < smallest) smallest = value;
    }
  }
  if (!(high >= low)) return { view: [0, 1], logY: false };
  if (low < 0 || high <= 0) {
    const room2 = (high - low || 1) * 0.06;
    return { view: [low - room2, high + room2], logY: false };
  }
  const room = Math.max((high / smallest) ** 0.06, 1.3);
  return { view: [smallest / room, high * room], logY: true };
}
var axisOf = (player, path) => player.axis === "evaluations" && path.evaluations || stepAxis(path.count);
function frameOf(player, quantity, rect) {
  const seen = player.visiblePaths().map((path) => ({ [quantity]: path[quantity].subarray(0, player.horizon + 1) }));
  const { view, logY } = rangeOf(seen, quantity);
  const last = Math.max(...player.visiblePaths().map((path) => axisOf(player, path).at(-1)), 1);
  return new Frame([[-0.015 * last, 1.025 * last], view], rect, { logY });
}
function drawCurve(context, frame, player, quantity, title, size) {
  const { theme, words } = player;
  const scale = frame.logY ? words.log_axis : words.linear_axis;
  drawAxes(context, frame, theme, size, { grid: true, xLabel: `${words[player.axis]} →`, title: `${title} (${scale})` });
  context.save();
  frame.clip(context);
  for (const path of player.visiblePaths()) {
    const axis = axisOf(player, path);
    const curve = traceLine(axis, path[quantity], Math.min(path.count, player.horizon), frame);
    strokeLine(context, curve, path, size * 0.14, theme);
  }
  context.restore();
}
function drawCursor(context, frame, player, quantity, size) {
  const { theme, cursor } = player;
  context.save();
  frame.clip(context);
  context.strokeStyle = theme.text;
  context.globalAlpha = 0.7;
  context.lineWidth = 1.5;
  const x = frame.x(cursor);
  if (player.axis === "steps") line(context, x, frame.rect.top, x, frame.rect.top + frame.rect.height);
  context.globalAlpha = 1;
  for (const path of player.visiblePaths()) {
    const t = Math.min(Math.floor(cursor), path.count - 1);
    const y = frame.y(path[quantity][t]);
    if (Number.isFinite(y)) drawMarker(context, path, frame.x(axisOf(player, path)[t]), y, size * 0.36, theme);
  }
  context.restore();
}
var Curves = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.canvas = element("canvas", { class: "curves", role: "img" });
    followMouse(this.canvas, player, (px, py) => this.stepAt(px, py));
    this.button = element("button", { type: "button", onclick: () => this.turn() }, player.words.by_evaluations);
    this.node = element("div", { class: "linked" }, this.button, this.canvas);
  }
  restore({ axis = "steps" }) {
    this.player.setAxis(axis);
  }
  settings() {
    return this.player.axis === "steps" ? {} : { axis: this.player.axis };
  }
  // Between steps and evaluations.
  turn() {
    this.player.setAxis(this.player.axis === "steps" ? "evaluations" : "steps");
    this.player.invalidate(true);
    this.player.report();
  }
  layOut(width) {
    const { player } = this;
    this.button.hidden = player.paths.every((path) => !path.evaluations);
    this.button.setAttribute("aria-pressed", String(player.axis === "evaluations"));
    const { words, curvesWidth } = player;
    const stacked = player.stacked || Boolean(curvesWidth);
    const titles = { value: words.loss, norm: words.grad_norm };
    if (player.paths.some((path) => path.rate.length)) titles.rate = words.rate;
    const quantities = Object.keys(titles);
    const beside = curvesWidth && (player.mapHeight - this.canvas.offsetTop + this.node.offsetTop) / quantities.length;
    const height = beside ? Math.floor(beside) : Math.round(Math.max(player.mapHeight * 0.36, 7 * player.size, 130));
    const size = beside ? Math.min(player.size, height / 8.5) : player.size;
    this.size = size;
    if (beside) width = curvesWidth;
    const w = stacked ? width : width / quantities.length;
    this.frames = quantities.map((quantity, k) => {
      const [x, y] = stacked ? [0, k * height] : [k * w, 0];
      return { quantity, frame: frameOf(player, quantity, inside(size, x, y, w, height, size * 1.9)) };
    });
    this.still = still(this.canvas, width, stacked ? quantities.length * height : height, player, (context) => {
      for (const { quantity, frame } of this.frames) drawCurve(context, frame, player, quantity, titles[quantity], size);
    });
    this.canvas.setAttribute("aria-label", Object.values(titles).join(", "));
  }
  // The step whose place is under the mouse, null outside the curves.
  stepAt(px, py) {
    const frame = this.frames?.find(({ frame: frame2 }) => frame2.contains(px, py))?.frame;
    const [longest] = this.player.visiblePaths().sort((a, b) => b.count - a.count);
    if (!frame || !longest) return null;
    const x = frame.worldX(px);
    const axis = axisOf(this.player, longest);
    const next = axis.findIndex((value) => value >= x);
    if (next < 0) return longest.count - 1;
    return next > 0 && x - axis[next - 1] < axis[next] - x ? next - 1 : next;
  }
  show() {
    const context = overStill(this.canvas, this.still, this.player.ratio);
    for (const { quantity, frame } of this.frames) drawCursor(context, frame, this.player, quantity, this.size);
  }
};

// optviz/player/assets/explain/along.js
var AlongView = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.node = element("canvas", { class: "along", role: "img", "aria-label": player.words.describe_along });
    this.part = null;
    this.node.addEventListener("pointermove", ({ offsetX, offsetY }) => this.look([offsetX, offsetY]));
    this.node.addEventListener("pointerleave", () => this.look(null));
  }
  look(position) {
    const inside2 = position && this.frame?.contains(...position);
    this.part = inside2 ? this.frame.worldX(position[0]) : null;
    this.player.invalidate();
  }
  layOut(width, height) {
    const { player } = this;
    this.rect = inside(player.size, 0, 0, width, height, player.size * 1.9);
    this.still = still(this.node, width, height, player, () => {
    });
  }
  show(explanation, path, t) {
    const { player } = this;
    const { words, theme, size } = player;
    const values = valueOf(explanation, "along", t);
    const [low, high] = explanation.parts;
    const parts = Array.from(values, (_, k) => low + (high - low) * k / (values.length - 1));
    const finite = [...values].filter(Number.isFinite);
    const [bottom, top] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
    const room = (top - bottom || Math.abs(top) || 1) * 0.1;
    const frame = new Frame([[low, high], [bottom - room, top + room]], this.rect);
    this.frame = frame;
    const context = overStill(this.node, this.still, player.ratio);
    drawAxes(context, frame, theme, size, { grid: true, xLabel: `${words.in_steps} →`, title: words.along });
    context.save();
    frame.clip(context);
    strokeLine(context, traceLine(parts, values, values.length, frame), { ...path, dash: [] }, size * 0.14, theme);
    this.drawSlope(context, frame, explanation, path, t);
    const next = path.value[t + 1] ?? NaN;
    if (Number.isFinite(next)) ring2(context, frame.x(1), frame.y(next), size * 0.36, path[theme.name], theme);
    drawMarker(context, path, frame.x(0), frame.y(path.value[t]), size * 0.42, theme);
    if (this.part !== null) line(context, frame.x(this.part), this.rect.top, frame.x(this.part), this.rect.top + this.rect.height);
    context.restore();
  }
  // Where on the map the mouse is on this line.
  drawOnMap(context, explanation, path, t) {
    if (this.part === null) return;
    const { frame, theme, size } = this.player;
    const update = valueOf(explanation, "update", t);
    const [x, y] = path.params.map((column, k2) => column[t] + this.part * update[k2]);
    const values = valueOf(explanation, "along", t);
    const [low, high] = explanation.parts;
    const place = (this.part - low) / (high - low) * (values.length - 1);
    const k = Math.min(Math.floor(place), values.length - 2);
    const height = y ?? values[k] + (values[k + 1] - values[k]) * (place - k);
    if (Number.isFinite(x + height)) ring2(context, frame.x(x), frame.y(height), size * 0.45, theme.text, theme);
  }
  // The slope that the gradient gives: what the loss would do if it went on straight.
  drawSlope(context, frame, explanation, path, t) {
    const update = valueOf(explanation, "update", t);
    const slope = path.grad.reduce((sum, column, k) => sum + column[t] * update[k], 0);
    if (!Number.isFinite(slope)) return;
    context.strokeStyle = this.player.theme.text;
    context.globalAlpha = 0.7;
    context.lineWidth = 1.5;
    context.setLineDash([4, 4]);
    const [low, high] = explanation.parts;
    line(context, frame.x(low), frame.y(path.value[t] + slope * low), frame.x(high), frame.y(path.value[t] + slope * high));
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
};
function ring2(context, x, y, radius, color, theme) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = theme.background;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 2.5;
  context.stroke();
}
var DASHES = [[], [4, 2]];
function constantOf(values) {
  const [first, ...others] = values.filter(Number.isFinite);
  const isSame2 = (value) => Math.abs(value - first) <= 1e-5 * Math.abs(first);
  return first !== void 0 && others.every(isSame2) ? first : null;
}
var RatesView = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.node = element("canvas", { class: "rates", role: "img", "aria-label": player.words.describe_rates });
    this.constant = element("p", { hidden: "" });
    followMouse(this.node, player, (px, py) => this.stepAt(px, py));
  }
  stepAt(px, py) {
    const inside2 = this.frame?.contains(px, py);
    return inside2 ? Math.min(Math.max(Math.round(this.frame.worldX(px)), 0), this.player.lastStep) : null;
  }
  layOut(width, height, explanation, path) {
    const { player } = this;
    const { size, words, theme, scene } = player;
    const gains = explanation.columns.gains;
    const columns = scene.symbols.map((_, k) => Float32Array.from({ length: explanation.count }, (_2, t) => gains.data[t * gains.size + k]));
    this.columns = columns;
    const constants = columns.map(constantOf);
    const isConstant = !constants.includes(null);
    const title = explanation.measured ? words.measured_rates : words.effective_rates;
    this.node.hidden = isConstant;
    this.constant.hidden = !isConstant;
    if (isConstant) {
      const each = scene.symbols.map((symbol, k) => `${symbol}: ${format(constants[k], 4)}`).join(", ");
      say(this.constant, words.constant_rates.replace("{rates}", title).replace("{each}", each));
      return;
    }
    const { view, logY } = rangeOf(columns.map((ys) => ({ ys })), "ys");
    const last = Math.max(player.lastStep, 1);
    this.frame = new Frame([[-0.015 * last, 1.025 * last], view], inside(size, 0, 0, width, height, size * 1.9), { logY });
    const steps2 = stepAxis(explanation.count);
    this.still = still(this.node, width, height, player, (context) => {
      drawAxes(context, this.frame, theme, size, { grid: true, xLabel: `${words.step} →`, title });
      context.save();
      this.frame.clip(context);
      columns.forEach((ys, k) => {
        strokeLine(context, traceLine(steps2, ys, ys.length, this.frame), { ...path, dash: DASHES[k] }, size * 0.14, theme);
      });
      context.restore();
      this.drawNames(context, columns, scene.symbols, path);
    });
  }
  // Each line's coordinate, beside its last value.
  drawNames(context, columns, symbols, path) {
    if (columns.length < 2) return;
    const { theme, size } = this.player;
    context.font = `600 ${size}px ${theme.font}`;
    context.textAlign = "right";
    context.lineWidth = 4;
    context.strokeStyle = theme.halo;
    context.fillStyle = path[theme.name];
    columns.forEach((ys, k) => {
      const t = ys.findLastIndex(Number.isFinite);
      if (t < 0) return;
      const { left, width } = this.frame.rect;
      const [x, y] = [left + width - 6, this.frame.y(ys[t]) + (k ? 4 : -4)];
      context.textBaseline = k ? "top" : "bottom";
      const text = `${symbols[k]} ${k ? "- -" : "—"}`;
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    });
  }
  show(path, t) {
    const { player, frame } = this;
    if (this.node.hidden) return;
    const context = overStill(this.node, this.still, player.ratio);
    context.strokeStyle = player.theme.text;
    context.globalAlpha = 0.7;
    context.lineWidth = 1.5;
    line(context, frame.x(t), frame.rect.top, frame.x(t), frame.rect.top + frame.rect.height);
    context.globalAlpha = 1;
    for (const ys of this.columns) {
      const y = frame.y(ys[t]);
      if (Number.isFinite(y) && frame.contains(frame.x(t), y)) drawMarker(context, path, frame.x(t), y, player.size * 0.36, player.theme);
    }
  }
};

// optviz/player/assets/map/arrows.js
var DOTTED = [1, 1.2];
var GREEN = { light: "#1f7a1f", dark: "#7ddc7d" };
var LOOKS = {
  downhill: { color: { light: "#4a5260", dark: "#c3cad6" }, dash: [2, 1], head: "open" },
  momentum: { color: GREEN, dash: DOTTED, head: "disc" },
  look_ahead: { color: GREEN, dash: DOTTED, head: "disc" },
  gradient: { color: { light: "#b3261e", dark: "#ff8a80" }, dash: [3, 1.5], head: "hollow" },
  unscaled: { color: { light: "#8a4b00", dark: "#ffc078" }, dash: [5, 1.5, 1, 1.5], head: "diamond" },
  update: { dash: [], head: "full" }
};
function kindsOf(explanation, path) {
  const kinds = ["downhill"];
  if (path.lookAhead) kinds.push("look_ahead", "gradient");
  else if (explanation.columns.momentum) kinds.push("momentum", "gradient");
  if (explanation.columns.unscaled) kinds.push("unscaled");
  if (path.params[1]) {
    if (explanation.columns.unscaled) kinds.push("scaling");
    if (explanation.columns.hessian) kinds.push("model");
    if (path.trials) kinds.push("trials");
  }
  return [...kinds, "update"];
}
function arrowOf(kind, explanation, path, t, reach) {
  const [from, by] = partOf(kind, explanation, path, t, reach);
  return from.length > 1 ? [from, by] : [[from[0], path.ys[t]], [by[0], 0]];
}
function partOf(kind, explanation, path, t, reach) {
  const at = path.params.map((column) => column[t]);
  if (kind === "downhill") {
    const way = path.grad.map((column) => -column[t] / path.norm[t]);
    return [at, way.map((v) => v * reach(way))];
  }
  const update = valueOf(explanation, "update", t);
  if (kind === "update") return [at, update];
  if (kind === "unscaled") return [at, valueOf(explanation, "unscaled", t)];
  const momentum = valueOf(explanation, "momentum", t);
  if (kind === "gradient") return [at.map((v, k) => v + momentum[k]), at.map((_, k) => update[k] - momentum[k])];
  return [at, momentum];
}
function reachOf(explanation, path, t) {
  const long = kindsOf(explanation, path).filter((kind) => ["momentum", "look_ahead", "gradient", "unscaled", "update"].includes(kind));
  const ends = long.map((kind) => arrowOf(kind, explanation, path, t)).flatMap(([from, by]) => [from, from.map((v, k) => v + by[k])]);
  return [0, 1].map((k) => ends.map((point) => point[k]));
}
function drawArrows(context, player, explanation, path, kinds, t, grown = 1) {
  const { frame, theme, size } = player;
  context.save();
  frame.clip(context);
  kinds.forEach((kind, index) => {
    const part = index === kinds.length - 1 ? grown : 1;
    if (kind === "scaling") drawScaling(context, player, explanation, path, t, part);
    else if (kind === "model") drawHessian(context, player, explanation, path, t);
    else if (kind !== "trials") {
      const [from, by] = arrowOf(kind, explanation, path, t, ([x, y = 0]) => size * 5 / frame.lengthOf([x, y]));
      const to = from.map((v, k) => v + part * by[k]);
      drawArrow(context, frame, from, to, kind, theme, size, path);
    }
  });
  context.restore();
}
function drawArrow(context, frame, from, to, kind, theme, size, path) {
  const [x0, y0, x1, y1] = [frame.x(from[0]), frame.y(from[1]), frame.x(to[0]), frame.y(to[1])];
  if (!Number.isFinite(x0 + y0 + x1 + y1)) return;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const cut = cutSegment(x0, y0, x1, y1, frame.box);
  if (!cut || length < 1) return;
  const head = Math.min(size * 0.9, length * 0.6);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const width = size * (kind === "update" ? 0.24 : 0.17);
  const look = LOOKS[kind];
  const line2 = new Path2D();
  line2.moveTo(cut[0], cut[1]);
  const whole = cut[2] === x1 && cut[3] === y1;
  const back = look.head === "open" ? 0 : head * 0.8;
  line2.lineTo(whole ? x1 - dx * back : cut[2], whole ? y1 - dy * back : cut[3]);
  context.lineCap = "butt";
  context.lineJoin = "round";
  context.strokeStyle = theme.halo;
  context.lineWidth = width + 4;
  context.stroke(line2);
  context.strokeStyle = look.color?.[theme.name] ?? path[theme.name];
  context.lineWidth = width;
  context.setLineDash(look.dash.map((d) => d * width));
  context.stroke(line2);
  context.setLineDash([]);
  drawHead(context, [x1, y1], [dx, dy], head, look.head, theme, width);
}
var OUTLINES = {
  full: [[0, 0], [-1, 0.48], [-1, -0.48]],
  hollow: [[0, 0], [-1, 0.48], [-1, -0.48]],
  diamond: [[0, 0], [-0.55, 0.42], [-1.1, 0], [-0.55, -0.42]],
  open: [[-1, 0.5], [0, 0], [-1, -0.5]]
};
function drawHead(context, [x, y], [dx, dy], size, kind, theme, width) {
  const tip = new Path2D();
  if (kind === "disc") tip.arc(x - dx * size * 0.4, y - dy * size * 0.4, size * 0.4, 0, 2 * Math.PI);
  else for (const [along, across] of OUTLINES[kind]) tip.lineTo(x + size * (along * dx - across * dy), y + size * (along * dy + across * dx));
  if (kind !== "open") tip.closePath();
  const color = context.strokeStyle;
  context.strokeStyle = theme.halo;
  context.lineWidth = (kind === "full" ? 0 : width) + 4;
  context.stroke(tip);
  context.strokeStyle = color;
  context.fillStyle = kind === "hollow" ? theme.background : color;
  context.lineWidth = width;
  if (kind !== "open") context.fill(tip);
  if (kind === "hollow" || kind === "open") context.stroke(tip);
}
function drawScaling(context, { frame, theme, size }, explanation, path, t, part) {
  const rates = valueOf(explanation, "gains", t);
  const shown = [rates[0] * frame.perX, rates[1] * frame.perY];
  const most = Math.max(...shown);
  if (!Number.isFinite(most) || most === 0) return;
  const [a, b] = shown.map((rate) => Math.max(rate / most * size * 4 * part, 1));
  context.beginPath();
  context.ellipse(frame.x(path.xs[t]), frame.y(path.ys[t]), a, b, 0, 0, 2 * Math.PI);
  context.globalAlpha = 0.16;
  context.fillStyle = theme.text;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.strokeStyle = theme.text;
  context.setLineDash([5, 3]);
  context.stroke();
  context.setLineDash([]);
}
function drawHessian(context, { frame, theme, size }, explanation, path, t) {
  const [a, b, , c] = valueOf(explanation, "hessian", t);
  const middle = (a + c) / 2;
  const half = Math.hypot((a - c) / 2, b);
  const angle = Math.atan2(middle - half - a, b);
  const turned = b === 0 ? a <= c ? 0 : Math.PI / 2 : angle;
  const bent = { ...path, eigenvalues: [{ [t]: middle - half }, { [t]: middle + half }], angles: { [t]: turned } };
  drawModel(context, frame, bent, t, theme, size, true);
}
function drawSample(canvas, kind, theme, path) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  const look = LOOKS[kind];
  if (look) {
    context.strokeStyle = look.color?.[theme.name] ?? path[theme.name];
    context.lineWidth = 5;
    context.setLineDash(look.dash.map((d) => 5 * d));
    context.beginPath();
    context.moveTo(4, 16);
    context.lineTo(look.head === "open" ? 76 : 56, 16);
    context.stroke();
    context.setLineDash([]);
    return drawHead(context, [77, 16], [1, 0], 26, look.head, theme, 5);
  }
  context.strokeStyle = theme.text;
  context.beginPath();
  context.ellipse(40, 16, 32, 11, 0, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.setLineDash(kind === "scaling" ? [10, 6] : kind === "trials" ? [3, 5] : []);
  context.stroke();
}

// optviz/player/assets/explain/film.js
var PHASE = 2600;
var GROWING = 900;
function wrapped(context, sentence, width) {
  const lines = [""];
  for (const piece of sentence.match(/[\u3000-\uffef]|[^\s\u3000-\uffef]+\s*/g) ?? []) {
    const line2 = lines[lines.length - 1] + piece;
    if (context.measureText(line2).width <= width || !lines[lines.length - 1]) lines[lines.length - 1] = line2;
    else lines.push(piece);
  }
  return lines;
}
var Film = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player, explain) {
    this.player = player;
    this.explain = explain;
    this.button = element("button", { type: "button", class: "film", onclick: () => this.toggle() });
    this.caption = element("output", { class: "phase", "aria-live": "polite" });
    this.running = false;
  }
  toggle() {
    if (this.running) this.stop();
    else this.start();
    this.player.invalidate();
  }
  start() {
    const { player } = this;
    player.goTo(Math.floor(player.step));
    this.running = true;
    this.from = Math.floor(player.step);
    this.began = performance.now();
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.caption.value = "";
  }
  stop() {
    this.running = false;
    this.caption.value = "";
  }
  // What the map shows: the kinds so far, and how far the last one has grown; null without a film.
  shown() {
    if (!this.running) return null;
    const kinds = this.kinds();
    const time = performance.now() - this.began;
    const phase = Math.min(Math.floor(time / PHASE), kinds.length - 1);
    const grown = this.still ? 1 : Math.min((time - phase * PHASE) / GROWING, 1);
    return { kinds: kinds.slice(0, phase + 1), grown };
  }
  kinds() {
    const now = this.explain.explained();
    return now ? kindsOf(now.explanation, now.path) : [];
  }
  show() {
    const { player } = this;
    const { words } = player;
    const label = this.running ? words.stop_film : words.film_of_step;
    for (const name of ["aria-label", "title"]) this.button.setAttribute(name, label);
    say(this.button, this.running ? words.stop : words.film);
    const now = this.explain.explained();
    if (!this.running || !now) return;
    if (Math.floor(player.step) !== this.from) return this.stop();
    const kinds = this.kinds();
    if (performance.now() - this.began > kinds.length * PHASE) return this.end(now.path);
    const { kinds: shown } = this.shown();
    const text = `${shown.length} / ${kinds.length}: ${words[`film_${shown[shown.length - 1]}`]}`;
    say(this.caption, text);
    player.invalidate();
  }
  // The sentence stands on the map too, which is where the eyes are.
  drawCaption(context) {
    const { frame, size, theme } = this.player;
    const { left, top, width } = frame.rect;
    const pace = size * 1.5;
    context.font = `600 ${size * 1.15}px ${theme.font}`;
    const lines = wrapped(context, this.caption.value, width - 2 * size);
    context.fillStyle = theme.background;
    context.globalAlpha = 0.88;
    context.fillRect(left + 1, top + 1, width - 2, lines.length * pace + size * 0.6);
    context.globalAlpha = 1;
    context.fillStyle = theme.text;
    context.textAlign = "left";
    context.textBaseline = "middle";
    lines.forEach((text, k) => context.fillText(text, left + size, top + size * 0.3 + pace * (k + 0.5)));
  }
  // The step is taken.
  end(path) {
    const { player, from } = this;
    this.running = false;
    const next = from + 1;
    if (next >= path.count) return;
    player.goTo(next);
    this.caption.value = player.words.film_taken.replace("{step}", next).replace("{before}", format(path.value[from], 4)).replace("{after}", format(path.value[next], 4));
  }
};

// optviz/player/assets/explain/rows.js
var AROUND = 3;
var Rows = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    const { words, scene } = player;
    const heads = [words.step, ...scene.symbols, words.loss, words.grad_norm];
    this.rows = Array.from({ length: 2 * AROUND + 1 }, () => this.row(heads.length));
    const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
    const body = element("tbody", {}, ...this.rows.map(({ node }) => node));
    this.caption = element("caption");
    this.node = element("table", { class: "rows" }, this.caption, element("thead", {}, head), body);
    this.node.addEventListener("pointerleave", () => player.peek(null));
  }
  row(count) {
    const cells = Array.from({ length: count }, (_, k) => element(k ? "td" : "th", k ? {} : { scope: "row" }));
    const row = { cells, node: element("tr", {}, ...cells) };
    row.node.addEventListener("pointermove", () => row.step !== null && this.player.peek(row.step));
    row.node.addEventListener("click", () => row.step !== null && this.player.goTo(row.step));
    return row;
  }
  show(path, t) {
    this.caption.textContent = path.name;
    const held = Math.min(Math.floor(this.player.step), path.count - 1);
    const first = Math.max(Math.min(held - AROUND, path.count - this.rows.length), 0);
    this.rows.forEach((row, k) => {
      const step = first + k;
      row.step = step < path.count ? step : null;
      const numbers = row.step === null ? [] : [...path.params, path.value, path.norm].map((column) => format(column[step], 5));
      row.cells.forEach((cell, i) => cell.textContent = i ? numbers[i - 1] ?? "" : row.step ?? "");
      row.node.classList.toggle("current", row.step === t);
    });
  }
};

// optviz/player/assets/explain/formula.js
var SPACE = "http://www.w3.org/1998/Math/MathML";
var TIES = { "+": 1, "-": 1, neg: 2, "*": 3, "@": 3, dot: 3, solve: 3, "**": 5, transposed: 5 };
var SIGNS = { "+": "+", "-": "−", "*": "·", "@": "", dot: "·", ">": ">", "<": "<", "=": "=", "≠": "≠", and: "∧" };
function math(tag, ...children) {
  const node = document.createElementNS(SPACE, tag);
  node.append(...children);
  return node;
}
function equation(...children) {
  const node = math("math", math("mrow", ...children));
  node.setAttribute("displaystyle", "true");
  return node;
}
function symbolNode([letter, below, above]) {
  const plain = math("mi", letter);
  const base = above === "*" ? math("msup", plain, math("mo", "*")) : above ? math("mover", plain, math("mo", above)) : plain;
  if (!above) return below ? math("msub", base, math("mi", below)) : base;
  if (above !== "*") base.setAttribute("accent", "true");
  return base;
}
function write(tree, leaf) {
  const [kind, ...parts] = tree;
  if (kind === "number") return math("mn", parts[0]);
  if (kind === "value") return leaf(parts[0]);
  const inner = (part) => write(part, leaf);
  const tied = (part, ties) => (TIES[part[0]] ?? 9) < ties ? enclosed(inner(part)) : inner(part);
  if (kind === "/") return math("mfrac", inner(parts[0]), inner(parts[1]));
  if (kind === "sqrt") return math("msqrt", inner(parts[0]));
  if (kind === "abs") return enclosed(inner(parts[0]), "|", "|");
  if (kind === "neg") return math("mrow", math("mo", "−"), tied(parts[0], TIES.neg));
  if (kind === "**") return math("msup", tied(parts[0], TIES["**"] + 1), inner(parts[1]));
  if (kind === "transposed") return math("msup", tied(parts[0], TIES.transposed + 1), math("mo", "⊤"));
  if (kind === "solve") return math("mrow", math("msup", inner(parts[0]), math("mrow", math("mo", "−"), math("mn", "1"))), inner(parts[1]));
  if (kind === "unit") return math("mfrac", inner(parts[0]), enclosed(inner(parts[0]), "‖", "‖"));
  if (kind === "where") return math("mrow", inner(parts[1]), word("if"), inner(parts[0]), word("else"), inner(parts[2]));
  if (kind in SIGNS) {
    const ties = TIES[kind] ?? 0;
    const [left, right] = [tied(parts[0], Math.min(ties, TIES.neg)), tied(parts[1], ties + 1)];
    return math("mrow", left, math("mo", SIGNS[kind]), right);
  }
  return math("mrow", math("mi", kind), enclosed(math("mrow", ...parts.flatMap((part, k) => k ? [math("mo", ","), inner(part)] : [inner(part)]))));
}
var word = (text) => math("mtext", ` ${text} `);
function enclosed(node, open = "(", close = ")") {
  return math("mrow", math("mo", open), node, math("mo", close));
}
var NumberNode = class {
  constructor(shape) {
    const [rows = 1, columns = 1] = shape;
    this.cells = Array.from({ length: rows * columns }, () => math("mn"));
    this.bare = rows * columns === 1;
    this.signs = this.cells.map(() => math("mphantom"));
    if (this.bare) this.node = math("mrow", this.cells[0]);
    else {
      const entry = (k) => math("mtd", math("mrow", this.signs[k], this.cells[k]));
      const line2 = (row) => math("mtr", ...Array.from({ length: columns }, (_, column) => entry(row * columns + column)));
      this.node = math("mtable", ...Array.from({ length: rows }, (_, k) => line2(k)));
    }
  }
  // `guarded`: a negative number among others stands in parentheses.
  set(values, guarded = false) {
    const signed = values.some((value) => value < 0);
    this.cells.forEach((cell, k) => {
      this.signs[k].textContent = "";
      if (signed && !(values[k] < 0)) this.signs[k].append(math("mn", "−"));
      const text = format(values[k], 4).replace(/\.?0+e/, "e");
      cell.textContent = guarded && this.bare && values[k] < 0 ? `(${text})` : text;
    });
  }
};

// optviz/player/assets/explain/step_lines.js
var LOOKS2 = [
  ...[1.05, 0.92].flatMap((em) => [1, 2].map((columns) => ({ open: true, em, columns }))),
  ...[1.3, 1.15, 1.05, 0.92, 0.8, 0.7, 0.62].flatMap((em) => [1, 2].map((columns) => ({ open: false, em, columns })))
];
var POINT = ["θ", "", ""];
var UPDATE = ["Δθ", "", ""];
var StepLines = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.lost = element("p");
    this.node = element("div", { class: "lines", role: "group", tabindex: 0, "aria-label": player.words.explain });
  }
  build(explanation) {
    const { words } = this.player;
    this.explanation = explanation;
    this.numbers = [];
    const rows = explanation.lines.map(
      ([name, formula]) => this.row(explanation.symbols[name] ?? UPDATE, formula, (leaf) => write(formula, leaf), name)
    );
    if (!rows.length) rows.push(element("p", {}, words.no_lines), this.row(UPDATE, null, null, "update"));
    rows.push(this.lastRow());
    this.node.replaceChildren(...rows, this.lost);
    this.fitted = null;
  }
  number(shape, read, guarded) {
    const number = new NumberNode(shape);
    this.numbers.push({ number, read, guarded });
    return number.node;
  }
  valueNode(name, guarded) {
    const { shape } = this.explanation.columns[name];
    return this.number(shape, (t) => valueOf(this.explanation, name, t), guarded);
  }
  row(symbol, formula, make, name) {
    const result = this.valueNode(name, false);
    if (!formula) return element("div", { class: "line" }, equation(symbolNode(symbol), math("mo", "="), result));
    const left = [symbolNode(symbol), math("mo", "←"), make((leaf) => symbolNode(this.explanation.symbols[leaf]))];
    return this.line(left, make((leaf) => this.valueNode(leaf, true)), result);
  }
  // A line in symbols with its result; opened, with the numbers from which that comes.
  line(left, numbers, result) {
    const shown = element("summary", {}, equation(...left), element("span", { class: "result" }, equation(math("mo", "="), result)));
    shown.setAttribute("aria-label", shown.textContent);
    return element("details", { class: "line" }, shown, equation(math("mo", "="), numbers));
  }
  lastRow() {
    const shape = this.explanation.columns.update.shape;
    const point = (t) => this.path().params.map((column) => column[t]);
    const moved = (t) => t + 1 < this.path().count ? point(t + 1) : point(t).map((v, k) => v + valueOf(this.explanation, "update", t)[k]);
    const left = [symbolNode(POINT), math("mo", "←"), symbolNode(POINT), math("mo", "+"), symbolNode(UPDATE)];
    const numbers = math("mrow", this.number(shape, point, true), math("mo", "+"), this.valueNode("update", true));
    return this.line(left, numbers, this.number(shape, moved, false));
  }
  path() {
    return this.player.paths.find((path) => path.id === this.explanation.path);
  }
  layOut() {
    this.fitted = null;
  }
  show(explanation, t) {
    if (explanation !== this.explanation) this.build(explanation);
    else if (t === this.at && this.fitted) return;
    this.at = t;
    const lost = lostBy(this.path(), t);
    this.node.classList.toggle("over", lost !== null);
    say(this.lost, lost === null ? "" : this.player.words.no_step.replace("{path}", this.path().name).replace("{step}", lost));
    if (lost !== null) return;
    for (const { number, read, guarded } of this.numbers) number.set(read(t), guarded);
    this.fit();
  }
  // So that the last line, the step itself, is seen: it is what all others lead to. As the numbers
  // change the lines may need more room; they get smaller then, and do not grow again meanwhile.
  fit() {
    const { node, player } = this;
    const overflows = (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
    const isFull = () => overflows(node) || [...node.children].some((line2) => line2.scrollWidth > line2.clientWidth + 1);
    const others = [...node.parentElement.children].filter((other) => other !== node);
    const taken = others.reduce((sum, { offsetHeight }) => sum + offsetHeight + 8, 0);
    node.style.maxHeight = `${Math.max(player.aside.room - taken, 8 * player.size)}px`;
    const first = this.fitted ? LOOKS2.indexOf(this.fitted) : 0;
    if (this.fitted && !isFull()) return;
    for (const look of LOOKS2.slice(first)) {
      this.fitted = look;
      for (const line2 of node.querySelectorAll("details")) line2.open = look.open;
      node.style.fontSize = `${look.em}em`;
      node.style.columnCount = look.columns;
      if (!isFull()) return;
    }
  }
};

// optviz/player/assets/explain/explain.js
var NOTHING = "none";
var Explain = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.share = 0.44;
    this.path = null;
    this.hidden = /* @__PURE__ */ new Set();
    this.tool = { name: "explain", label: words.explain, on: () => this.path !== null, offered: () => !player.alone || player.header.explained !== void 0, toggle: () => this.toggle() };
    this.select = element("select", { "aria-label": words.explained_path, onchange: () => this.choose(this.select.value) });
    this.switches = element("div", { class: "switches", role: "group", "aria-label": words.arrows });
    this.film = new Film(player, this);
    this.lines = new StepLines(player);
    this.along = new AlongView(player);
    this.rates = new RatesView(player);
    this.rows = new Rows(player);
    const views = element("div", { class: "views" }, this.along.node, this.rates.node, this.rates.constant);
    const closer = element("button", { type: "button", "aria-label": words.zoom_to_step, title: words.zoom_to_step, onclick: () => this.zoom() }, words.zoom);
    const further = element("button", { type: "button", onclick: () => this.node.scrollIntoView({ block: "center" }) }, words.explain_further);
    const head = element("div", { class: "choice" }, this.select, this.film.button, closer, further);
    const label = { "aria-label": words.explain, hidden: "" };
    this.aside = element("section", { class: "explaining", ...label }, head, this.switches, this.film.caption, this.lines.node);
    this.node = element("section", { class: "explained", ...label }, views, this.rows.node);
    this.stopListening = onMessage((name) => name === player.header.explained && player.invalidate(true));
  }
  close() {
    this.stopListening();
    this.film.stop();
  }
  settings() {
    if (this.path === null) return {};
    const kinds = this.kinds ?? [];
    const shown = kinds.filter((kind) => !this.hidden.has(kind));
    const all = shown.length === kinds.length;
    return { explain: this.path, ...all ? {} : { arrows: shown.join(",") || NOTHING } };
  }
  restore({ explain = null, arrows }) {
    this.path = explain;
    this.wished = arrows?.split(",");
  }
  toggle() {
    const [first] = this.player.visiblePaths();
    this.path = this.path === null ? first?.id ?? null : null;
    this.film.stop();
  }
  // The server explains one path at a time, that of the link.
  choose(id) {
    this.path = id;
    this.film.stop();
    this.player.invalidate(true);
    this.player.report();
  }
  // The explanation and the path it is of; null until it has come, and while a reader is to guess it.
  explained() {
    const { player } = this;
    const explanation = this.path === null || player.horizon < Infinity ? null : latestOf(player.header.explained);
    const path = explanation && player.paths.find(({ id }) => id === explanation.path);
    return path && path.id === this.path && explanation.count === path.count ? { explanation, path } : null;
  }
  layOut(width) {
    const { player } = this;
    const now = this.explained();
    this.node.hidden = !this.inAside;
    this.layOutChoice();
    if (!now) return;
    this.layOutSwitches(now);
    const w = player.stacked ? width : width / 2;
    const height = Math.round(Math.max(player.mapHeight * 0.42, 150));
    this.along.layOut(w, height);
    this.rates.layOut(w, height, now.explanation, now.path);
    this.lines.layOut();
  }
  layOutChoice() {
    const { paths } = this.player;
    const names = paths.map(({ name }) => name).join();
    if (names !== this.names) this.select.replaceChildren(...paths.map(({ id, name }) => element("option", { value: id }, name)));
    this.names = names;
    this.select.value = this.path ?? "";
  }
  layOutSwitches({ explanation, path }) {
    const { player } = this;
    const kinds = kindsOf(explanation, path);
    const key = [...kinds, player.theme.name, path.light].join();
    if (key === this.built) return;
    this.built = key;
    this.kinds = kinds;
    if (this.wished) this.hidden = new Set(kinds.filter((kind) => !this.wished.includes(kind)));
    this.wished = void 0;
    this.switches.replaceChildren(
      ...kinds.map((kind) => {
        const sample = element("canvas", { width: 80, height: 32, "aria-hidden": "true" });
        drawSample(sample, kind, player.theme, path);
        const onclick = () => this.toggleKind(kind);
        return element("button", { type: "button", onclick, "data-kind": kind }, sample, player.words[`arrow_${kind}`]);
      })
    );
  }
  toggleKind(kind) {
    if (!this.hidden.delete(kind)) this.hidden.add(kind);
    this.player.invalidate();
    this.player.report();
  }
  // What of a path's steps is switched off, null if another path is explained.
  hiddenOf({ id }) {
    return id === this.path ? this.hidden : null;
  }
  get inAside() {
    return this.path !== null && !this.player.predicting;
  }
  get isAwaited() {
    return !this.explained();
  }
  isShown(kind) {
    return !this.hidden.has(kind);
  }
  // Show the step large, with some of what is around it.
  zoom() {
    const now = this.explained();
    const parts = now ? reachOf(now.explanation, now.path, this.row(now)) : [];
    if (!parts.length || !parts.flat().every(Number.isFinite)) return;
    const view = parts.map((values) => [Math.min(...values), Math.max(...values)]);
    const half = 1.6 * Math.max(...view.map(([low, high]) => (high - low) / 2));
    if (half > 0) this.player.setView(view.map(([low, high]) => [(low + high) / 2 - half, (low + high) / 2 + half]));
  }
  // The row that is explained: the cursor's, as far as the path goes.
  row({ path }) {
    return Math.min(Math.floor(this.player.cursor), path.count - 1);
  }
  drawOnMap(context) {
    const now = this.explained();
    if (!now) return;
    const filmed = this.film.shown();
    const kinds = filmed?.kinds ?? kindsOf(now.explanation, now.path).filter((kind) => this.isShown(kind));
    drawArrows(context, this.player, now.explanation, now.path, kinds, this.row(now), filmed?.grown);
    this.along.drawOnMap(context, now.explanation, now.path, this.row(now));
    if (filmed) this.film.drawCaption(context);
  }
  show() {
    const now = this.explained();
    if (!now) return this.film.stop();
    const t = this.row(now);
    for (const button of this.switches.children) {
      button.setAttribute("aria-pressed", String(this.isShown(button.dataset.kind)));
    }
    this.film.show();
    this.lines.show(now.explanation, t);
    this.along.show(now.explanation, now.path, t);
    this.rates.show(now.path, t);
    this.rows.show(now.path, t);
  }
};

// optviz/player/assets/curves/events.js
var SMALL = /* @__PURE__ */ new Set(["rise", "swing"]);
var EventStrip = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.canvas = element("canvas", { class: "marks", role: "img" });
    this.output = element("output", { class: "sentence" });
    this.node = element(
      "div",
      { class: "events", role: "group", "aria-label": words.events },
      iconButton("before", words.event_before, () => this.go(-1)),
      iconButton("after", words.event_after, () => this.go(1)),
      element("div", { class: "strip" }, this.canvas, this.output)
    );
    this.canvas.addEventListener("click", (event) => {
      const nearest = this.nearest(event.offsetX);
      if (nearest !== null) player.goTo(nearest);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      const step = this.nearest(event.offsetX);
      this.canvas.title = step === null ? words.event_marks : this.sentence(step);
    });
  }
  // Every event of the visible paths: its path, step and kind. Most show only at the next step, and
  // a bowl at the end: of what is still to be guessed none may tell.
  collect() {
    this.found = this.player.visiblePaths().flatMap(
      (path, row) => Object.entries(path.events).flatMap(([kind, steps2]) => steps2.map((step) => ({ path, row, step, kind })))
    );
    const { horizon } = this.player;
    if (horizon < Infinity) this.found = this.found.filter(({ step, kind }) => step < horizon && kind !== "bowl");
    this.steps = [...new Set(this.found.map(({ step }) => step))].sort((a, b) => a - b);
    this.node.hidden = !this.steps.length;
  }
  // To be called before others write what the browser would have to lay out for an answer.
  measure() {
    this.width = this.canvas.parentElement.clientWidth;
  }
  layOut() {
    const { player } = this;
    const { size, theme } = player;
    this.collect();
    if (!this.steps.length) return;
    if (!this.width) this.measure();
    const rows = player.visiblePaths().length;
    const pace = player.big ? Math.min(size * 0.75, size * 3 / rows) : size * 0.75;
    this.height = rows * pace + 6;
    this.inset = pace * 0.48 + 2;
    this.still = still(this.canvas, this.width, this.height, player, (context) => {
      for (const { path, row, step, kind } of this.found) {
        const x = this.x(step);
        const y = 3 + (row + 0.5) * pace;
        if (!SMALL.has(kind.split(":")[0])) {
          drawMarker(context, path, x, y, pace * 0.48, theme);
          continue;
        }
        context.fillStyle = path[theme.name];
        context.fillRect(x - 1, y - pace * 0.3, 2, pace * 0.6);
      }
    });
    this.canvas.setAttribute("aria-label", this.steps.map((step) => this.sentence(step)).slice(0, 20).join(". "));
  }
  x(step) {
    return this.inset + step / Math.max(this.player.lastStep, 1) * (this.width - 2 * this.inset);
  }
  nearest(px) {
    const away = (step) => Math.abs(this.x(step) - px);
    const best = this.steps.reduce((a, b) => a !== null && away(a) <= away(b) ? a : b, null);
    return best !== null && away(best) < 12 ? best : null;
  }
  go(direction) {
    const now = Math.floor(this.player.step);
    const step = direction > 0 ? this.steps.find((s) => s > now) : this.steps.findLast((s) => s < now);
    if (step !== void 0) this.player.goTo(step);
  }
  sentence(step) {
    const { words, scene } = this.player;
    const texts = /* @__PURE__ */ new Map();
    for (const event of this.found) {
      if (event.step !== step) continue;
      const [kind, coordinate] = event.kind.split(":");
      const text = words[`event_${kind}`].replace("{coordinate}", scene.symbols[coordinate]);
      texts.set(event.path.name, [...texts.get(event.path.name) ?? [], text]);
    }
    const said = [...texts].map(([name, all]) => `${name}: ${all.join(", ")}`);
    return `${words.step} ${step} · ${said.join(" · ")}`;
  }
  show() {
    const { player } = this;
    if (!this.steps.length || !this.width) return;
    const context = overStill(this.canvas, this.still, player.ratio);
    const step = Math.floor(player.cursor);
    context.fillStyle = player.theme.text;
    context.globalAlpha = 0.7;
    context.fillRect(this.x(step) - 0.75, 0, 1.5, this.height);
    context.globalAlpha = 1;
    this.output.value = this.steps.includes(step) ? this.sentence(step) : "";
  }
};

// optviz/player/assets/core/address.js
function linkOf(query, { step = null, view = null, speed = null, hidden = [], parts = {} } = {}) {
  const settings = new URLSearchParams(query);
  if (step !== null) settings.set("step", step);
  if (view !== null) settings.set("view", view.flatMap(shortened).join(","));
  if (speed !== null) settings.set("speed", speed);
  if (hidden.length) settings.set("hidden", hidden.join(","));
  for (const [name, text] of Object.entries(parts)) settings.set(name, text);
  return settings;
}
function shortened([low, high]) {
  const unit2 = 10 ** (Math.floor(Math.log10(high - low)) - 4);
  return [rounded(low, unit2), rounded(high, unit2)];
}
function addressOf(query, at) {
  const address = new URL(window.location.href);
  const settings = linkOf(query, at);
  for (const [name, value] of address.searchParams) {
    if (name.startsWith("embed")) settings.append(name, value);
  }
  address.search = settings.toString().replaceAll("%2C", ",");
  return address.href;
}

// optviz/player/assets/core/history.js
var TOGETHER = 1e3;
var LOST_AFTER = 5e3;
var OF_SCREEN = ["lang", "projector"];
var SettingsHistory = class {
  constructor() {
    this.asked = this.askedAt = 0;
    this.number = this.last = 0;
    this.page = "";
    this.changing = "";
    this.changedAt = 0;
  }
  /** @param {(name: string, value: object) => void} tell tells the page that it is to begin anew */
  listen(tell) {
    if (!this.tell) {
      window.addEventListener("popstate", (event) => this.onMoved(event), { capture: true });
      window.addEventListener("keydown", (event) => this.onKey(event), { capture: true });
    }
    this.tell = tell;
  }
  /**
   * Write what a run of the page says into the address, with the player's own part of the link.
   *
   * False if an undo is under way, which that run does not know: what the player shows now, such as
   * its step, is of the settings before, and the page is not to be told.
   * @param {{ query: string, undone: number }} header
   */
  write({ query, undone }, at) {
    if (undone < this.asked && performance.now() - this.askedAt < LOST_AFTER) return false;
    const { history, location } = window;
    const entry = history.state?.optviz;
    const isHere = entry && this.page === location.pathname;
    const changed = isHere ? namesOfChanged(entry.query, query) : [];
    if (changed.length && !this.continues(changed) && window === window.parent) this.push();
    else if (!isHere) this.arrive();
    this.page = location.pathname;
    const address = addressOf(query, at);
    if (address !== location.href || query !== entry?.query) {
      history.replaceState({ ...history.state, optviz: { number: this.number, query } }, "", address);
    }
    return true;
  }
  push() {
    this.last = this.number += 1;
    window.history.pushState(window.history.state, "");
  }
  // At an entry of a page that was opened just now; Streamlit makes one of its own for a lesson.
  arrive() {
    const follows = this.page === window.location.pathname;
    this.last = this.number = window.history.state?.optviz?.number ?? (follows ? this.number + 1 : 0);
  }
  // Whether a change goes on with the one before, as a slider under a hand or a held key.
  continues(names) {
    const name = String(names);
    const now = performance.now();
    const follows = name === this.changing && now - this.changedAt < TOGETHER;
    Object.assign(this, { changing: name, changedAt: now });
    return follows;
  }
  onMoved(event) {
    const entry = event.state?.optviz;
    if (!entry || window.location.pathname !== this.page) return;
    event.stopImmediatePropagation();
    this.number = entry.number;
    this.changing = "";
    this.asked += 1;
    this.askedAt = performance.now();
    const query = new URLSearchParams(window.location.search);
    for (const name of OF_SCREEN) query.delete(name);
    this.tell("undo", { number: this.asked, query: query.toString() });
  }
  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.composedPath()[0])) return;
    const key = (event.shiftKey ? "shift " : "") + event.key.toLowerCase();
    const isBack = key === "z";
    if (!isBack && key !== "y" && key !== "shift z") return;
    event.preventDefault();
    if (isBack && this.number > 0) window.history.back();
    else if (!isBack && this.number < this.last) window.history.forward();
  }
};
function settingsOf(query) {
  const settings = new Map(new URLSearchParams(query));
  for (const name of [...OF_SCREEN, "course"]) settings.delete(name);
  return settings;
}
function namesOfChanged(queryBefore, query) {
  const [before, now] = [settingsOf(queryBefore), settingsOf(query)];
  const names = /* @__PURE__ */ new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => before.get(name) !== now.get(name));
}
var isText = (control) => control.matches?.("textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])");
var settingsHistory = globalThis.optvizHistory ??= new SettingsHistory();
var writeAddress = (header, at) => settingsHistory.write(header, at);

// optviz/player/assets/map/hover.js
var Hover = class {
  position = null;
  constructor(player) {
    this.player = player;
  }
  move(position) {
    this.position = position;
    this.tell();
  }
  leave() {
    this.move(null);
  }
  // Other paths or another part of the surface may lie under a mouse that rests.
  refresh() {
    if (this.position) this.tell();
  }
  tell() {
    const { player, position } = this;
    player.panels?.hover(position && player.frame, position);
    const inside2 = Boolean(position) && player.frame?.contains(...position);
    const row = inside2 ? nearestRow(player, position) : null;
    player.peek(row && !player.start.isAt(...position) ? row.t : null);
    player.tooltip.show(inside2 ? this.text(row) : null, position ?? void 0, player.map.clientWidth);
  }
  text(row) {
    const { player, position } = this;
    if (row) return rowText(player, row);
    const { frame, scene, words } = player;
    const [x, y] = [frame.worldX(position[0]), frame.worldY(position[1])];
    const value = valueAt(scene, x, y);
    if (value === void 0) return [pointText(scene, [x, y])];
    return [pointText(scene, [x, y]), Number.isNaN(value) ? words.undefined : `f = ${format(value, 4)}`];
  }
};
var onMap = ({ frame }) => (path, t) => [frame.x(path.xs[t]), frame.y(path.ys[t])];
function nearestRow(player, [px, py], placeOf4 = onMap(player)) {
  const { step } = player;
  let best = null;
  for (const path of player.visiblePaths()) {
    const last = Math.min(Math.floor(step), path.count - 1);
    for (let t = 0; t <= last; t++) {
      const [x, y] = placeOf4(path, t);
      const distance = Math.hypot(x - px, y - py);
      if (distance < 12 && (!best || distance <= best.distance)) best = { path, t, distance };
    }
  }
  return best;
}
function rowText({ scene, words }, { path, t }) {
  return [
    `${path.name}, ${words.step} ${t}`,
    pointText(scene, path.params.map((p) => p[t])),
    `${words.loss} ${format(path.value[t], 5)},  ${words.grad_norm} ${format(path.norm[t], 5)}`
  ];
}
var pointText = (scene, point) => scene.symbols.map((s, k) => `${s} = ${format(point[k], 5)}`).join(", ");

// optviz/player/assets/chrome/legend.js
var Legend = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.node = element("div", { class: "legend", role: "group", "aria-label": player.words.paths });
    this.body = element("tbody");
    this.head = element("tr");
    this.table = element(
      "details",
      { class: "numbers" },
      element("summary", {}, player.words.numbers),
      element("table", {}, element("thead", {}, this.head), this.body)
    );
  }
  // Make the elements anew if other paths, another scene or another theme came.
  rebuild() {
    const { player } = this;
    const { words, scene } = player;
    const key = [player.theme.name, ...scene.symbols, ...player.paths.map((p) => `${p.id} ${p.name} ${p.light}`)].join();
    if (key === this.key) return;
    this.key = key;
    this.items = player.paths.map((path, index) => {
      const sample = sampleOf(path, player.theme);
      const note = element("span", { class: "note" });
      const button = element(
        "button",
        {
          type: "button",
          title: `${words.toggle} (${index + 1})`,
          onclick: () => player.togglePath(index)
        },
        sample,
        element("span", { class: "name" }, path.name),
        note
      );
      const cells = [...path.params, path.value, path.norm].map(() => element("td"));
      const row = element("tr", {}, element("th", { scope: "row" }, path.name), ...cells);
      return { button, note, cells, row };
    });
    this.node.replaceChildren(...this.items.map(({ button }) => button));
    this.body.replaceChildren(...this.items.map(({ row }) => row));
    this.head.replaceChildren(
      element("td"),
      ...[...scene.symbols, words.loss, words.grad_norm].map(
        (text) => element("th", { scope: "col" }, text)
      )
    );
  }
  show() {
    const { player } = this;
    const { words } = player;
    player.paths.forEach((path, index) => {
      const { button, note, cells } = this.items[index];
      button.setAttribute("aria-pressed", String(!player.hidden.has(path.id)));
      const t = Math.min(Math.floor(player.cursor), path.count - 1);
      const lost = path.diverged !== null && t >= path.diverged;
      const stopped = path.stopped && t === path.count - 1 ? words[`stopped_${path.stopped}`] : null;
      const ended = path.ended !== null && t >= path.ended ? words.no_gradient.replace("{step}", path.ended) : null;
      const event = ended ?? (lost ? words[path.undefined ? "not_finite" : "diverged"].replace("{step}", path.diverged) : stopped?.replace("{step}", t));
      note.textContent = event ?? `${words.loss} ${format(path.value[t], 4)}`;
      note.classList.toggle("lost", lost);
      const numbers = [...path.params, path.value, path.norm].map((column) => format(column[t], 6));
      cells.forEach((cell, k) => cell.textContent = numbers[k]);
    });
  }
};
function sampleOf(path, theme) {
  const canvas = element("canvas", { width: 92, height: 40, "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  const line2 = new Path2D("M2 20H90");
  strokeLine(context, line2, path, 5, theme);
  drawMarker(context, path, 46, 20, 12, theme);
  return canvas;
}

// optviz/player/assets/live/live_socket.js
var AGAIN_AFTER = 1e4;
var LiveSocket = class {
  constructor() {
    this.number = 0;
    this.changed = () => {
    };
    this.open();
  }
  open() {
    const address = this.page("live");
    address.protocol = address.protocol.replace("http", "ws");
    this.triedAt = performance.now();
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.send();
      this.changed();
    };
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)));
    this.socket.onclose = () => {
      this.inFlight = null;
      publish("poll", null);
      this.changed();
    };
  }
  // The address of a page of the server that is not Streamlit's.
  page(name) {
    return new URL(`../../../../${name}`, import.meta.url);
  }
  get isOpening() {
    return this.socket.readyState === WebSocket.CONNECTING;
  }
  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN;
  }
  get isBusy() {
    return Boolean(this.inFlight || this.next);
  }
  // What was asked for is no longer wanted.
  forget() {
    this.next = null;
    if (this.inFlight) this.inFlight.take = () => {
    };
  }
  // Say something that no single answer belongs to.
  say(text) {
    if (this.isOpen) this.socket.send(text);
  }
  // Ask for the paths of a page's link; `take` is called with the answer, null if it was refused.
  ask(page, link, take) {
    this.next = { text: `${page} ${link}`, take };
    if (this.socket.readyState === WebSocket.CLOSED && performance.now() - this.triedAt > AGAIN_AFTER) this.open();
    this.send();
  }
  send() {
    if (!this.isOpen || this.inFlight || !this.next) return;
    this.inFlight = this.next;
    this.next = null;
    this.number += 1;
    this.socket.send(`${this.number} ${this.inFlight.text}`);
  }
  receive(message2) {
    if (publishMessage(message2)) return;
    const { take } = this.inFlight;
    this.inFlight = null;
    this.send();
    take(message2.header.kind === "paths" ? message2 : null);
  }
};
var noSocket = { isOpening: true, isOpen: false, isBusy: false, forget() {
}, ask() {
}, say() {
} };
var current = null;
function liveSocket(changed) {
  current ??= new LiveSocket();
  current.changed = changed;
  return current;
}

// optviz/player/assets/live/live.js
var PAUSE = 200;
var LOST_AFTER2 = 5e3;
var Live = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.change = null;
    this.number = 0;
    this.base = null;
    this.shown = null;
    this.held = this.isPending = false;
    this.refused = false;
    this.socket = player.alone ? noSocket : liveSocket(() => this.tellLive());
  }
  close() {
    clearTimeout(this.timer);
    this.socket.forget();
    this.closed = true;
  }
  get start() {
    return this.change?.start;
  }
  value(name) {
    return this.change?.parameters[name] ?? this.player.header.parameters[name];
  }
  hold() {
    this.held = true;
  }
  release() {
    this.held = false;
    if (this.isPending) this.tell();
  }
  // The start or parameters are moved in the picture: the page is to be told.
  set(change) {
    this.ask(change);
    this.isPending = true;
    if (!this.held && !this.timer) this.tell();
  }
  tell() {
    this.isPending = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isPending && !this.held) this.tell();
    }, PAUSE);
    this.number = Math.max(this.number, this.base.last_change) + 1;
    const { start, parameters } = this.change ?? {};
    this.player.tell("change", { number: this.number, start, parameters });
  }
  // A slider of the page moves: the page will tell the server itself.
  follow({ name, shape }, value) {
    this.ask({ parameters: { [name]: value }, shape: this.change?.shape || shape });
  }
  ask({ parameters, ...change }) {
    this.change = { ...this.change, ...change, parameters: { ...this.change?.parameters, ...parameters } };
    this.changedAt = performance.now();
    this.request();
  }
  // Ask for the paths of the page's link, with what the hand has changed of it.
  request() {
    const { base, change, player } = this;
    const { start = base.start, parameters = {}, shape } = change ?? {};
    const query = linkOf(base.query);
    if (change?.start) query.set("start", start);
    for (const [name, value] of Object.entries(parameters)) query.set(name, value);
    this.wanted = signature({ ...base, start, parameters: { ...base.parameters, ...parameters } }, player.viewState());
    const link = linkOf(query, player.viewState());
    const wanted = [base.page, shape && "scene", player.heat?.isOld(change ?? {}) && "heat"].filter(Boolean);
    this.socket.ask(wanted.join("+"), link, (answer) => this.answered(answer, query.toString()));
  }
  answered(answer, query) {
    this.refused ||= !answer && !this.change;
    this.tellLive();
    if (!answer) return;
    const { header, arrays } = answer;
    this.show({ ...this.base, ...this.change ? { ...header, query } : { paths: header.paths } }, arrays);
  }
  // The page has run.
  /** @param {import("../core/wire.js").PathsHeader} header */
  receive(header, rows) {
    this.base = header;
    this.tellLive();
    if (this.isStale(header)) return;
    this.change = null;
    const wanted = signature(header, this.player.viewState());
    if (header.paths) {
      this.socket.forget();
      this.show(header, rows);
    } else if (this.shown?.signature === wanted) this.show({ ...header, paths: this.shown.paths }, this.shown.rows);
    else if (this.wanted !== wanted || !this.socket.isBusy) this.request();
  }
  isStale({ last_change, parameters }) {
    if (!this.change || performance.now() - this.changedAt > LOST_AFTER2) return false;
    const differs = ([name, value]) => name in parameters && parameters[name] !== value;
    return this.isPending || last_change < this.number || Object.entries(this.change.parameters).some(differs);
  }
  show(header, rows) {
    this.shown = { signature: signature({ ...header, query: this.base.query }, this.player.viewState()), paths: header.paths, rows };
    this.player.show(header, rows);
  }
  // Tell the page once whether the socket is open, so that its runs need not send what comes there.
  tellLive() {
    const isLive = this.socket.isOpen && !this.refused;
    if (this.closed || !this.base || this.socket.isOpening || isLive === (this.reportedLive ?? this.base.live)) return;
    this.reportedLive = isLive;
    this.player.tell("live", isLive);
  }
};
function signature({ query, parameters, start }, { step, parts }) {
  const settings = linkOf(query);
  for (const name of ["start", ...Object.keys(parameters)]) settings.delete(name);
  return JSON.stringify([settings.toString(), parameters, start, parts.explain, parts.pinned, "predict" in parts, settings.has("cloud") && step]);
}

// optviz/player/assets/map/contours.js
function contourLevels(values, count = 12) {
  const sorted = values.filter(Number.isFinite).sort();
  if (!sorted.length) return [];
  const quantile = (q) => sorted[Math.round(q * (sorted.length - 1))];
  const [low, high] = [quantile(0), quantile(0.98)];
  if (low === high) return [];
  const middle = Math.min(Math.max((quantile(0.5) - low) / (high - low), 1e-6), 0.999);
  const power = Math.min(Math.max(Math.log(middle) / Math.log(0.5), 1), 6);
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 1) / count) ** power);
}
function contourPath({ x, y, values, levels }, frame) {
  const line2 = new Path2D();
  const pixelsX = Float64Array.from({ length: x.count }, (_, i) => frame.x(x.low + (x.high - x.low) * i / (x.count - 1)));
  const pixelsY = Float64Array.from({ length: y.count }, (_, j) => frame.y(y.low + (y.high - y.low) * j / (y.count - 1)));
  for (let j = 0; j + 1 < y.count; j++) {
    for (let i = 0; i + 1 < x.count; i++) {
      const k = j * x.count + i;
      const corners = [values[k], values[k + 1], values[k + 1 + x.count], values[k + x.count]];
      const low = Math.min(...corners);
      const high = Math.max(...corners);
      if (!Number.isFinite(low + high)) continue;
      for (const level of levels) {
        if (level >= high) break;
        if (level >= low) crossCell(line2, corners, level, pixelsX[i], pixelsX[i + 1], pixelsY[j], pixelsY[j + 1]);
      }
    }
  }
  return line2;
}
function crossCell(line2, [a, b, c, d], level, left, right, bottom, top) {
  const part = (from, to) => (level - from) / (to - from);
  const points = [];
  if (a > level !== b > level) points.push(left + (right - left) * part(a, b), bottom);
  if (b > level !== c > level) points.push(right, bottom + (top - bottom) * part(b, c));
  if (c > level !== d > level) points.push(right + (left - right) * part(c, d), top);
  if (d > level !== a > level) points.push(left, top + (bottom - top) * part(d, a));
  const turned = points.length === 8 && (a + b + c + d) / 4 > level !== a > level;
  for (let k = 0; k < points.length; k += 4) {
    const p = turned ? k + 2 : k;
    line2.moveTo(points[p], points[p + 1]);
    line2.lineTo(points[(p + 2) % 8], points[(p + 3) % 8]);
  }
}

// optviz/player/assets/fit/batch_view.js
var EVALUATIONS = 2e5;
var CELLS = [2, 6];
function drawBatchLoss(context, frame, player, { fit, batch }) {
  const { scene, theme, size, words } = player;
  context.save();
  frame.clip(context);
  if (batch && scene.y) drawMap(context, frame, batchSurface(fit, batch, frame), theme);
  context.restore();
  const symbols = scene.y ? `${scene.symbols[0]} →  ${scene.symbols[1]} ↑` : scene.symbols[0];
  drawAxes(context, frame, theme, size, { grid: !scene.y, xLabel: symbols, title: words.batch_loss });
  context.save();
  frame.clip(context);
  if (!scene.y) {
    strokeLoss(context, frame, (x) => lossAt(fit, [x]), theme, { alpha: 0.4, width: 1.5 });
    if (batch) strokeLoss(context, frame, (x) => lossAt(fit, [x], batch), theme, { alpha: 0.85, width: 2.5 });
  }
  context.restore();
}
function batchSurface(fit, { examples, weight }, { rect, view }) {
  const [finest, coarsest] = CELLS;
  const wanted = Math.sqrt(rect.width * rect.height * examples.length / EVALUATIONS);
  const cell = Math.min(Math.max(wanted, finest), coarsest);
  const axis = ([low, high], pixels) => ({ low, high, count: Math.ceil(pixels / cell) + 1 });
  const [x, y] = [axis(view[0], rect.width), axis(view[1], rect.height)];
  const values = new Float32Array(x.count * y.count);
  const stepX = (x.high - x.low) / (x.count - 1);
  const stepY = (y.high - y.low) / (y.count - 1);
  const lossOf = exampleLossOf(fit);
  const { design, offset } = fit.data;
  for (const row of examples) {
    const [perX, perY] = [design[2 * row], design[2 * row + 1]];
    for (let j = 0, k = 0; j < y.count; j++) {
      const u = offset[row] + perX * x.low + perY * (y.low + j * stepY);
      for (let i = 0; i < x.count; i++, k++) values[k] += weight * lossOf(fit, u + perX * i * stepX, fit.y[row]);
    }
  }
  return { x, y, values, levels: contourLevels(values), bitmaps: {} };
}
function drawMap(context, frame, surface, theme) {
  drawSurface(context, frame, surface, theme);
  context.strokeStyle = theme.contour;
  context.lineWidth = 1;
  context.stroke(contourPath(surface, frame));
}
function strokeLoss(context, frame, lossOf, theme, { alpha, width }) {
  const [from, to] = [frame.rect.left, frame.rect.left + frame.rect.width];
  const pixels = Float64Array.from({ length: Math.ceil((to - from) / 2) + 1 }, (_, k) => frame.worldX(from + 2 * k));
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.strokeStyle = theme.text;
  context.lineJoin = "round";
  context.stroke(traceLine(pixels, pixels.map(lossOf), pixels.length, frame));
  context.globalAlpha = 1;
}
function drawBatchPaths(context, frame, player, { fit, batch }) {
  const { theme, size, step, cursor, scene } = player;
  const visible = player.visiblePaths();
  context.save();
  frame.clip(context);
  if (scene.y) {
    const lines = visible.map((path) => traceLine(path.xs, path.ys, step, frame));
    for (const line2 of lines) strokeHalo(context, line2, size * 0.13, theme);
    visible.forEach((path, k) => strokeLine(context, lines[k], path, size * 0.13, theme));
  }
  const place = (params) => [frame.x(params[0]), frame.y(scene.y ? params[1] : lossAt(fit, params, batch))];
  for (const path of visible) {
    const head = place(paramsAt(path, cursor));
    const next = Math.floor(cursor) + 1;
    if (next < path.count && next <= player.horizon) drawArrow2(context, head, place(paramsAt(path, next)), frame, path[theme.name], size);
    if (Number.isFinite(head[0] + head[1])) drawMarker(context, path, ...head, size * 0.4, theme);
  }
  context.restore();
}
function drawArrow2(context, from, to, { box }, color, size) {
  const cut = Number.isFinite(from[0] + from[1] + to[0] + to[1]) && cutSegment(...from, ...to, box);
  if (!cut) return;
  const [x0, y0, x1, y1] = cut;
  const length = Math.min(size * 0.7, Math.hypot(x1 - x0, y1 - y0) / 2);
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = 2.5;
  line(context, x0, y0, x1, y1);
  context.save();
  context.translate(x1, y1);
  context.rotate(Math.atan2(y1 - y0, x1 - x0));
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-length, 0.5 * length);
  context.lineTo(-length, -0.5 * length);
  context.closePath();
  context.fill();
  context.restore();
}

// optviz/player/assets/fit/data_view.js
var EARLIER = 8;
var MAX_RESIDUALS = 40;
function dataFrame(player, fit, rect) {
  let [low, high] = [Math.min(...fit.y), Math.max(...fit.y)];
  const room = high - low || 1;
  let [lowest, highest] = [low, high];
  for (const path of player.visiblePaths()) {
    for (const value of predictions(fit, fit.grid, paramsAt(path, 0))) {
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  low = Math.max(lowest, low - room) - 0.12 * room;
  high = Math.min(highest, high + room) + 0.12 * room;
  return new Frame([[fit.gridX[0], fit.gridX.at(-1)], [low, high]], rect);
}
function drawDataAxes(context, frame, { theme, size, words }) {
  drawAxes(context, frame, theme, size, { grid: true, xLabel: "x →  y ↑", title: words.data_and_model });
}
function drawData(context, frame, player, shown) {
  const { theme, size } = player;
  const { fit, hovered } = shown;
  const visible = player.visiblePaths();
  const curve = (params) => traceLine(fit.gridX, predictions(fit, fit.grid, params), fit.gridX.length, frame);
  const counts = countsOf(shown);
  context.save();
  frame.clip(context);
  for (const path of visible) drawEarlier(context, path, player, curve, visible.length);
  if (visible.length) drawResiduals(context, frame, player, fit, visible[0], counts);
  const lines = visible.map((path) => curve(paramsAt(path, player.cursor)));
  for (const line2 of lines) strokeHalo(context, line2, size * 0.18, theme);
  visible.forEach((path, k) => strokeLine(context, lines[k], path, size * 0.18, theme));
  const marked = [[hovered, [7, 5]], [player.pinned, [2, 4]]].filter(([point]) => point);
  for (const [point, dash] of marked) strokeNeutral(context, curve(paramsOf(player, point)), dash, theme);
  drawPoints(context, frame, player, fit, counts);
  marked.forEach(([point, dash], k) => drawLabel(context, frame, player, lossText(player, shown, point), dash, k));
  context.restore();
}
var paramsOf = ({ header }, point) => point.slice(0, header.dimension);
function countsOf({ fit, batches, batch }) {
  const counts = new Uint16Array(fit.x.length).fill(batches ? 0 : 1);
  for (const row of batch?.examples ?? []) counts[row] += 1;
  return counts;
}
function drawEarlier(context, path, { cursor, theme, size }, curve, paths) {
  const last = Math.min(Math.ceil(cursor), path.count) - 1;
  const many = Math.max(2, Math.floor(EARLIER / paths));
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((last + 1) / many)));
  context.strokeStyle = path[theme.name];
  context.lineWidth = Math.max(size * 0.07, 1);
  for (let t = 0; t <= last; t += stride) {
    context.globalAlpha = 0.15 + 0.35 * t / (last + 1);
    context.stroke(curve(paramsAt(path, t)));
  }
  context.globalAlpha = 1;
}
function drawResiduals(context, frame, { cursor, theme }, fit, path, counts) {
  if (fit.loss === "cross_entropy" || fit.x.length > MAX_RESIDUALS) return;
  const predicted = predictions(fit, fit.data, paramsAt(path, cursor));
  context.strokeStyle = path[theme.name];
  context.globalAlpha = 0.5;
  context.lineWidth = 1.5;
  for (const [row, x] of fit.x.entries()) {
    if (counts[row]) line(context, frame.x(x), frame.y(fit.y[row]), frame.x(x), frame.y(predicted[row]));
  }
  context.globalAlpha = 1;
}
function strokeNeutral(context, curve, dash, theme) {
  context.strokeStyle = theme.text;
  context.lineWidth = 1.75;
  context.setLineDash(dash);
  context.stroke(curve);
  context.setLineDash([]);
}
function drawPoints(context, frame, { theme, size }, fit, counts) {
  const usual = size * (fit.x.length > MAX_RESIDUALS ? 0.2 : 0.26);
  context.strokeStyle = context.fillStyle = theme.text;
  for (const [row, x] of fit.x.entries()) {
    const count = counts[row];
    context.beginPath();
    context.arc(frame.x(x), frame.y(fit.y[row]), usual * (count ? 0.7 + 0.5 * Math.sqrt(count) : 1), 0, 2 * Math.PI);
    context.globalAlpha = count ? 1 : 0.45;
    context.lineWidth = count ? 2.5 : 1.25;
    context.strokeStyle = count ? theme.halo : theme.text;
    context.stroke();
    if (count) context.fill();
  }
  context.globalAlpha = 1;
}
function lossText(player, { fit, batch }, point) {
  const params = paramsOf(player, point);
  const loss = format(lossAt(fit, params), 4);
  if (!batch) return `${player.words.loss} ${loss}`;
  return player.words.losses_there.replace("{loss}", loss).replace("{batch}", format(lossAt(fit, params, batch), 4));
}
function drawLabel(context, frame, { theme, size }, text, dash, row) {
  const right = frame.rect.left + frame.rect.width - 8;
  const y = frame.rect.top + size * (1 + 1.4 * row);
  context.font = `600 ${size}px ${theme.font}`;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.strokeStyle = theme.halo;
  context.strokeText(text, right, y);
  context.fillStyle = theme.text;
  context.fillText(text, right, y);
  const end = right - context.measureText(text).width - 6;
  const sample = new Path2D();
  sample.moveTo(end - 26, y);
  sample.lineTo(end, y);
  strokeNeutral(context, sample, dash, theme);
}

// optviz/player/assets/player/panels.js
var MAP_SHARE2 = 0.58;
var MAP_SHARE_OF_THREE = 0.4;
var Panels = class {
  /** @param {import("./view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.data = element("canvas", { class: "data", role: "img" });
    this.batch = element("canvas", { class: "batch", role: "img" });
    this.node = element("div", { class: "panels" }, this.data, this.batch);
    this.counters = element("output", { class: "counters" });
    this.batch.addEventListener("pointermove", ({ offsetX, offsetY }) => this.hover(this.batchFrame, [offsetX, offsetY]));
    this.batch.addEventListener("pointerleave", () => this.hover(null));
  }
  // The element of all that is placed together, the map and the timeline among it.
  arrange(middle) {
    this.beside = element("div", { class: "beside" }, ...middle, this.counters, this.node);
    return [this.beside];
  }
  // The point under the mouse, on the map or on the batch's own.
  hover(frame, position) {
    const inside2 = frame?.contains(...position);
    const point = inside2 ? [frame.worldX(position[0]), frame.worldY(position[1])] : null;
    if (String(point) === String(this.hovered)) return;
    this.hovered = point;
    this.player.invalidate();
  }
  // What is shown at the current step; null until the fit has come.
  shown() {
    const { header, cursor, horizon } = this.player;
    const [fit, batches, cloud] = [header.fit, header.batches, header.cloud].map(latestOf);
    const t = Math.floor(cursor);
    return fit ? { fit, batches, batch: batchAt(batches, t), cloud: cloud?.step === t && t < horizon ? cloud : null } : null;
  }
  // Where something is explained beside the map, they stand in a row below.
  mapWidth(width, stacked, column) {
    const { big, header } = this.player;
    this.inRow = Boolean(big && header.batches && !stacked && !column);
    const share = this.inRow ? MAP_SHARE_OF_THREE : MAP_SHARE2;
    const mapWidth = stacked ? width : Math.round(column ? width - GAP - column : (width - GAP) * share);
    this.beside.classList.toggle("stacked", stacked);
    this.node.classList.toggle("row", this.inRow);
    this.beside.style.gridTemplateColumns = stacked ? "" : `${mapWidth}px 1fr`;
    return mapWidth;
  }
  // Places for the pictures beside the map, or below it.
  layOut(width, mapWidth, mapHeight2, stacked) {
    const { player } = this;
    const { size, words } = player;
    const both = Boolean(player.header.batches);
    const beside = !stacked && !player.aside.column;
    const room = beside ? width - mapWidth - GAP : width;
    this.width = this.inRow || !beside && !stacked && both ? Math.round((room - GAP) / 2) : room;
    this.height = beside ? both && !this.inRow ? (mapHeight2 - GAP) / 2 : mapHeight2 : Math.round(Math.min(this.width * 0.55, mapHeight2));
    this.batch.hidden = !both;
    const shown = this.shown();
    if (!shown) return;
    const rect = inside(size, 0, 0, this.width, this.height, size * 1.9);
    this.dataFrame = dataFrame(player, shown.fit, rect);
    this.batchFrame = batchFrame(player, rect);
    this.stillData = still(
      this.data,
      this.width,
      this.height,
      player,
      (context) => drawDataAxes(context, this.dataFrame, player)
    );
    const names = player.visiblePaths().map((path) => path.name).join(", ");
    this.data.setAttribute("aria-label", words.describe_data.replace("{paths}", names));
    this.batch.setAttribute("aria-label", words.describe_batch.replace("{paths}", names));
  }
  // Below the paths of the map: the cloud, and the point under the mouse.
  drawOnMap(context) {
    const { player } = this;
    const shown = this.shown();
    const count = shown?.cloud ? drawCloud(context, player.frame, player, shown) : 0;
    player.host.dataset.cloud = count;
    if (shown) this.drawCross(context, player.frame, { ...shown, batch: null });
  }
  draw() {
    const { player } = this;
    const shown = this.shown();
    if (!shown) return;
    drawData(overStill(this.data, this.stillData, player.ratio), this.dataFrame, player, { ...shown, hovered: this.hovered });
    if (shown.batches) this.drawBatch(shown);
    this.count(shown);
  }
  drawBatch(shown) {
    const { player, width, height } = this;
    const { fit, batches } = shown;
    const t = Math.floor(player.cursor);
    const drawn = [fit, batches, t, width, height, player.ratio, player.theme, String(this.batchFrame.view)];
    if (!isSame(this.batchDrawn, drawn)) {
      this.batchDrawn = drawn;
      this.stillBatch = still(
        this.batch,
        width,
        height,
        player,
        (context2) => drawBatchLoss(context2, this.batchFrame, player, shown)
      );
    }
    const context = overStill(this.batch, this.stillBatch, player.ratio);
    drawBatchPaths(context, this.batchFrame, player, shown);
    this.drawCross(context, this.batchFrame, shown);
  }
  // The point under the mouse; on a curve it lies on that, at the height of its loss.
  drawCross(context, frame, { fit, batch }) {
    if (!this.hovered) return;
    const [px, py] = this.hovered;
    const [x, y] = [frame.x(px), frame.y(this.player.scene.y ? py : lossAt(fit, [px], batch))];
    if (!frame.contains(x, y)) return;
    context.strokeStyle = this.player.theme.text;
    context.lineWidth = 1;
    line(context, x - 9, y, x + 9, y);
    line(context, x, y - 9, x, y + 9);
  }
  // The counters, and the same numbers for whoever reads them off the page.
  count({ fit, batches, batch, cloud }) {
    const { player } = this;
    const { words, host } = player;
    const t = Math.floor(player.cursor);
    const notes = batches ? [counters(batches, t, words)] : [];
    if (cloud) notes.push(cloudNote(cloud, words));
    this.counters.value = notes.join(" · ");
    const first = player.visiblePaths()[0];
    const params = first && paramsAt(first, t);
    Object.assign(host.dataset, {
      epoch: (batches && epochAt(batches, t)?.epoch) ?? "",
      batchExamples: batch ? batch.examples.join(",") : "",
      batchLoss: batch && params ? lossAt(fit, params, batch) : "",
      modelLoss: params ? lossAt(fit, params) : "",
      hoverLoss: this.hovered ? lossAt(fit, this.hovered.slice(0, player.header.dimension)) : ""
    });
  }
};
function batchFrame(player, rect) {
  const frame = mapFrame(player, rect);
  if (player.scene.y || player.view) return frame;
  const [low, high] = frame.view[1];
  return new Frame([frame.view[0], [Math.min(low, -0.05 * high), high]], rect);
}

// optviz/player/assets/compare/pin.js
var ELSEWHERE = ["lang", "lesson", "projector"];
var FAINT = 0.5;
var Pin = class {
  constructor(player) {
    this.player = player;
    this.run = null;
    this.note = element("p", { class: "pinned", hidden: "", "aria-live": "polite" });
    this.tool = { name: "pin", label: player.words.pin, on: () => this.run !== null, offered: () => !player.alone, toggle: () => this.toggle() };
    this.close = onMessage((name) => name === player.header.ghost && player.invalidate());
  }
  settings() {
    return this.run === null ? {} : { pinned: this.run };
  }
  restore({ pinned = null }) {
    this.run = pinned;
  }
  toggle() {
    const settings = linkOf(this.player.header.query);
    for (const name of ELSEWHERE) settings.delete(name);
    this.run = this.run === null ? settings.toString() : null;
  }
  // The paths of the run; null until they have come, and while later steps are to be guessed.
  get ghost() {
    const { player, run } = this;
    const ghost = run !== null && latestOf(player.header.ghost);
    return ghost && ghost.run === run && player.horizon === Infinity ? ghost : null;
  }
  // What is pinned is said on the map itself.
  layOut() {
    const { map, frame } = this.player;
    if (!this.note.isConnected) map.after(this.note);
    this.note.style.left = `${frame.rect.left + 8}px`;
  }
  drawOnMap(context) {
    const { player, ghost } = this;
    if (!ghost) return;
    const { frame, theme, size, cursor, hidden } = player;
    context.save();
    frame.clip(context);
    context.globalAlpha = FAINT;
    for (const path of ghost.paths.filter(({ id }) => !hidden.has(id))) {
      const trail = traceLine(path.xs, path.ys, cursor, frame);
      strokeHalo(context, trail, size * 0.16, theme);
      strokeLine(context, trail, path, size * 0.16, theme);
      const t = Math.min(Math.floor(cursor), path.end);
      const [x, y] = [frame.x(path.xs[t]), frame.y(path.ys[t])];
      if (frame.contains(x, y)) drawMarker(context, path, x, y, size * 0.4, theme);
    }
    context.restore();
  }
  show() {
    const { player, ghost } = this;
    this.note.hidden = this.run === null;
    player.host.dataset.pinned = ghost ? ghost.paths.map(({ xs, end }) => xs[end]).join(",") : "";
    if (this.note.hidden) return;
    const { words } = player;
    const settings = ghost ? this.differences(ghost) : [];
    say(this.note, settings.length ? words.pinned.replace("{settings}", settings.join(", ")) : words.pinned_same);
  }
  differences({ parameters, start }) {
    const { player } = this;
    const known = latestOf(player.header.pad) ?? [];
    const nameOf = (name) => {
      const parameter = known.find((one) => one.name === name);
      return parameter ? [parameter.rule, parameter.label].filter(Boolean).join(": ") : name;
    };
    const others = Object.entries(parameters).filter(([name, value]) => player.live.value(name) !== value);
    const settings = others.map(([name, value]) => `${nameOf(name)} ${value}`);
    const now = player.live.start ?? player.header.start;
    return String(start) === String(now) ? settings : [...settings, `${player.words.start} ${start.join(", ")}`];
  }
};

// optviz/player/assets/chrome/help.js
var Help = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player;
    const rows = [
      ["␣", words.play],
      ["← →", words.key_step],
      ["PgUp PgDn", words.key_ten],
      ["Home End", words.key_ends],
      ["1 … 9", words.toggle],
      ["+ − 0", words.key_view],
      ["p", words.fit_paths],
      ["⇧ ← ↑ ↓ →", words.key_turn],
      ["Ctrl+Z Ctrl+Y", words.key_undo],
      ["f", words.full_screen],
      ["?", words.keys],
      ["Esc", words.close]
    ];
    const list = rows.map(([keys, text]) => [
      element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
      element("dd", {}, text)
    ]);
    const close = element("button", { type: "button", onclick: () => this.node.close() }, words.close);
    this.node = element("dialog", { class: "help", "aria-label": words.keys }, element("dl", {}, ...list.flat()), element("p", {}, words.event_marks), close);
    const toggle = () => this.node.open ? this.node.close() : this.node.showModal();
    this.tool = { name: "keys", label: words.keys, key: "?", toggle };
  }
};

// optviz/player/assets/pad/parameter.js
function placeOf2({ values }, value) {
  const above = values.findIndex((v) => v >= value);
  if (above < 0) return values.length - 1;
  if (above === 0 || values[above] === value) return above;
  return above - (values[above] - value) / (values[above] - values[above - 1]);
}
function valueAtPlace({ values }, place) {
  return values[Math.round(Math.min(Math.max(place, 0), values.length - 1))];
}
function labelled({ values }, room) {
  const last = values.length - 1;
  const order = values.map((value, place) => ({ value, place, roundness: roundness(value) }));
  order.sort((a, b) => a.roundness - b.roundness || a.place - b.place);
  const chosen = [];
  for (const candidate of order) {
    if (chosen.every(({ place }) => Math.abs(place - candidate.place) / last >= room)) chosen.push(candidate);
  }
  return chosen;
}
function roundness(value) {
  const digits = value.toExponential().split("e")[0].replace(/\D/g, "");
  return digits.length > 1 ? 2 + digits.length : ["0", "1"].includes(digits) ? 0 : digits === "5" ? 1 : 2;
}

// optviz/player/assets/pad/pad.js
var MOMENTUM = ["decay", "b1"];
var NOTHING2 = "";
var KEYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [1, -1], ArrowUp: [1, 1] };
var Pad = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.tool = { name: "pad", label: words.pad, on: () => this.on, offered: () => !player.alone, toggle: () => this.on = !this.on };
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.axes = [words.pad_across, words.pad_up].map((name, k) => this.axis(name, k));
    const ranges = this.axes.map(({ range }) => range);
    this.area = element("div", { class: "area" }, this.canvas, ...ranges);
    this.choice = element("div", { class: "choice" }, ...this.axes.map(({ node }) => node));
    this.share = 0.38;
    this.aside = element("section", { class: "dragpad", "aria-label": words.pad, hidden: "" }, this.area, this.choice);
    this.attachPointer();
    this.close = onMessage((name) => name === player.header.pad && player.invalidate(true));
  }
  axis(name, k) {
    const select = element("select", { onchange: () => this.choose(k, select.value) });
    const value = element("output");
    const range = element("input", {
      type: "range",
      min: 0,
      step: 1,
      "aria-orientation": k ? "vertical" : "horizontal",
      oninput: () => this.setPlaces([[this.shown[k], Number(range.value)]]),
      onkeydown: (event) => this.onKey(event)
    });
    return { select, value, range, node: element("label", {}, element("span", {}, name), select, value) };
  }
  settings() {
    if (!this.on) return {};
    const names = latestOf(this.player.header.pad) ? this.chosen().map(({ name }) => name) : this.wished;
    return names.length ? { pad: names.join(",") } : {};
  }
  restore({ pad }) {
    this.on = pad !== void 0;
    this.wished = pad?.split(",") ?? [];
  }
  // What can be changed; when other rules are chosen, their paths may come later than this.
  get parameters() {
    const { pad, parameters } = this.player.header;
    return (latestOf(pad) ?? []).filter(({ name, path }) => path && name in parameters);
  }
  // The hyperparameters on the axes: those wished for, else the rate and the momentum of a rule.
  chosen() {
    const { parameters } = this;
    const wished = this.wished.map((name) => parameters.find((parameter) => parameter.name === name)).filter(Boolean);
    if (wished.length) return wished;
    const isMomentum = ({ name }) => MOMENTUM.includes(name.split(".")[1]);
    const path = (parameters.find(isMomentum) ?? parameters[0])?.path;
    const own = parameters.filter((parameter) => parameter.path === path);
    const second = own.find(isMomentum) ?? own[1];
    return [own.find((parameter) => parameter !== second), second].filter(Boolean);
  }
  choose(k, name) {
    const names = this.shown.map((parameter) => parameter.name);
    if (names[1 - k] === name) names[1 - k] = names[k];
    names[k] = name;
    this.wished = names.filter(Boolean);
    this.player.invalidate(true);
    this.player.report();
  }
  value({ name }) {
    return this.player.live.value(name);
  }
  place(parameter) {
    return placeOf2(parameter, this.value(parameter));
  }
  // Set parameters to places among their values: pairs of the two.
  setPlaces(places) {
    const { live } = this.player;
    const values = places.map(([parameter, place]) => [parameter, valueAtPlace(parameter, place)]);
    if (values.every(([parameter, value]) => value === this.value(parameter))) return;
    live.set({ parameters: Object.fromEntries(values.map(([{ name }, value]) => [name, value])) });
    this.show();
  }
  onKey(event) {
    const [axis, direction] = KEYS[event.key] ?? [];
    const parameter = this.shown[axis];
    if (!parameter || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const place = this.place(parameter);
    this.setPlaces([[parameter, direction > 0 ? Math.floor(place) + 1 : Math.ceil(place) - 1]]);
  }
  attachPointer() {
    const { canvas } = this;
    const { live } = this.player;
    const follow2 = ({ offsetX, offsetY }) => {
      const { left, top, width, height } = this.rect;
      const parts = [(offsetX - left) / width, 1 - (offsetY - top) / height];
      this.setPlaces(this.shown.map((parameter, k) => [parameter, parts[k] * (parameter.values.length - 1)]));
    };
    const release = () => {
      if (!this.dragging) return;
      this.dragging = false;
      live.release();
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button > 0 || this.dragging) return;
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      this.axes[0].range.focus({ preventScroll: true, focusVisible: false });
      this.dragging = true;
      live.hold();
      follow2(event);
    });
    canvas.addEventListener("pointermove", (event) => this.dragging && follow2(event));
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
  }
  // Sizes, choices and all that does not move with the thumb
  get inAside() {
    return this.on && this.chosen().length > 0;
  }
  layOut() {
    const { player } = this;
    this.shown = this.chosen();
    if (!this.inAside) return;
    this.layOutChoices();
    const { size, ratio, theme } = player;
    const both = this.shown.length > 1;
    const height = both ? Math.round(Math.min(size * 15, Math.max(window.innerHeight * (player.big ? 0.2 : 0.3), 130))) : size * 4;
    this.width = Math.round(Math.min(size * 22, player.aside.width));
    this.height = height;
    this.area.style.width = `${this.width}px`;
    const left = both ? size * 3.4 : size * 1.4;
    this.rect = { left, top: size, width: this.width - left - size * 1.4, height: height - size * 2.8 };
    const drawn = [this.width, height, ratio, theme, ...this.shown];
    if (isSame(this.drawn, drawn)) return;
    this.drawn = drawn;
    this.stillPad = still(this.canvas, this.width, height, player, (context) => this.drawAxes(context));
  }
  layOutChoices() {
    const { player, parameters, shown } = this;
    const { words } = player;
    this.axes.forEach(({ select, range, node }, k) => {
      const parameter = shown[k];
      const options = parameters.map(({ name, rule, label }) => [name, words.pad_name.replace("{rule}", rule).replace("{name}", label)]);
      if (k) options.push([NOTHING2, words.pad_nothing]);
      if (String(options) !== select.dataset.options) {
        select.dataset.options = String(options);
        select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
      }
      select.value = parameter?.name ?? NOTHING2;
      node.hidden = parameters.length <= k;
      range.hidden = !parameter;
      if (!parameter) return;
      range.max = parameter.values.length - 1;
      range.setAttribute("aria-label", select.selectedOptions[0].textContent);
    });
  }
  // Where a place among the values of an axis is on the canvas.
  pixel(k, place) {
    const { left, top, width, height } = this.rect;
    const part = place / (this.shown[k].values.length - 1);
    return k ? top + height * (1 - part) : left + width * part;
  }
  drawAxes(context) {
    const { player, rect, shown } = this;
    const { theme, size } = player;
    context.fillStyle = theme.outside;
    context.fillRect(rect.left, rect.top, rect.width, rect.height);
    context.strokeStyle = theme.faint;
    context.fillStyle = theme.text;
    context.font = `${size * 0.9}px ${theme.font}`;
    context.lineWidth = 1;
    shown.forEach((parameter, k) => {
      const length = k ? rect.height : rect.width;
      for (const { value, place } of labelled(parameter, (k ? 1.6 : 2.6) * size / length)) {
        const at = this.pixel(k, place);
        const ends = k ? [rect.left, at, rect.left + rect.width, at] : [at, rect.top, at, rect.top + rect.height];
        context.beginPath();
        context.moveTo(ends[0], ends[1]);
        context.lineTo(ends[2], ends[3]);
        context.stroke();
        const text = parameter.log ? formatPower(value) : String(value);
        context.textAlign = k ? "right" : "center";
        context.textBaseline = k ? "middle" : "top";
        context.fillText(text, k ? rect.left - size * 0.5 : at, k ? at : rect.top + rect.height + size * 0.5);
      }
    });
  }
  // The thumb and the values, at every drawing.
  show() {
    if (!this.inAside) return;
    const { player, shown, axes } = this;
    const places = shown.map((parameter) => this.place(parameter));
    const values = shown.map((parameter) => String(this.value(parameter)));
    const text = shown.map((parameter, k) => `${axes[k].select.selectedOptions[0].textContent} ${values[k]}`).join(", ");
    axes.forEach(({ value, range }, k) => {
      say(value, values[k] ?? "");
      if (!shown[k]) return;
      range.value = Math.round(places[k]);
      range.setAttribute("aria-valuetext", text);
    });
    this.drawThumb(overStill(this.canvas, this.stillPad, player.ratio), places);
    player.host.dataset.pad = values.join(",");
  }
  drawThumb(context, places) {
    const { player, rect, shown } = this;
    const { theme, size, paths } = player;
    const x = this.pixel(0, places[0]);
    const y = shown.length > 1 ? this.pixel(1, places[1]) : rect.top + rect.height / 2;
    context.strokeStyle = theme.text;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, rect.top);
    context.lineTo(x, rect.top + rect.height);
    context.moveTo(rect.left, y);
    context.lineTo(rect.left + rect.width, y);
    context.stroke();
    const path = shown.every((parameter) => parameter.path === shown[0].path) && paths.find(({ id }) => id === shown[0].path);
    dot(context, x, y, size * 0.75 + 2, theme.background);
    dot(context, x, y, size * 0.75, path ? path[theme.name] : theme.text);
  }
};

// optviz/player/assets/poll/tally.js
var Tally = class {
  /** @param {(code: number) => void} choose what to call with the index of a name */
  constructor(choose) {
    this.choose = choose;
    this.rows = [];
    this.node = element("div", { class: "tally", role: "group" });
  }
  layOut(names, label) {
    this.node.setAttribute("aria-label", label);
    if (String(names) === this.names) return;
    this.names = String(names);
    this.rows = names.map((name, code) => {
      const count = element("span", { class: "count" });
      const onclick = () => this.choose(code);
      return { count, button: element("button", { type: "button", onclick }, element("span", {}, name), count) };
    });
    this.node.replaceChildren(...this.rows.map(({ button }) => button));
  }
  // `chosen` and `truth` are indices, null for none; `counts` are null unless there is a poll.
  show({ chosen, truth, counts, isOpen }) {
    const sum = counts?.reduce((all, count) => all + count, 0);
    this.node.classList.toggle("counted", Boolean(counts));
    this.rows.forEach(({ button, count }, code) => {
      button.setAttribute("aria-pressed", String(code === chosen));
      button.setAttribute("aria-disabled", String(!isOpen));
      button.classList.toggle("truth", code === truth);
      button.style.setProperty("--share", sum ? `${100 * counts[code] / sum}%` : "0%");
      say(count, counts ? String(counts[code]) : "");
    });
  }
};

// optviz/player/assets/predict/fate.js
var NEAR = ["localhost", "127.0.0.1", "[::1]"];
var polled = null;
var Fate = class {
  /** @param {import("./predict.js").Predict} predict */
  constructor(predict) {
    const { player } = predict;
    const { words } = player;
    this.predict = predict;
    this.player = player;
    this.chosen = null;
    this.question = element("p");
    this.tally = new Tally((code) => this.choose(code));
    this.playButton = element("button", { type: "button", onclick: () => predict.reveal(true) }, words.predict_end);
    this.pollButton = element("button", { type: "button", class: "poll", onclick: () => this.togglePoll() });
    this.message = element("p", { class: "address", "aria-live": "polite" });
    const buttons = element("div", { class: "choice" }, this.playButton, this.pollButton);
    this.node = element("div", { class: "fate" }, this.question, this.tally.node, buttons, this.message);
    const shown = (name) => (name === "poll" || name === player.header?.outcomes) && player.invalidate();
    this.close = onMessage(shown);
  }
  clear() {
    this.chosen = null;
  }
  choose(code) {
    if (!this.predict.open) return;
    this.chosen = code;
    this.player.invalidate();
  }
  // Whether this is the question that is being answered, and not where the next point is.
  get isAsked() {
    return this.chosen !== null || this.poll !== null || Boolean(this.predict.answer?.inWords);
  }
  // What has become of the path, undefined until that is known.
  get truth() {
    return latestOf(this.player.header.outcomes)?.[this.predict.path?.id];
  }
  get score() {
    return this.chosen === null ? null : this.chosen === this.truth ? 100 : 0;
  }
  outcome(step) {
    const { words } = this.player;
    return words.predict_outcome.replace("{step}", step).replace("{outcome}", words[`legend_${REGIMES[this.truth]}`]);
  }
  // What the class is asked: a path on the page as it is.
  get asked() {
    const { path, from } = this.predict;
    return JSON.stringify([path?.id, from, this.player.header.query]);
  }
  get poll() {
    const poll = latestOf("poll");
    return poll?.code && polled === this.asked ? poll : null;
  }
  togglePoll() {
    const { player, predict } = this;
    if (this.poll) return player.live.socket.say("poll end");
    if (!predict.path) return;
    polled = this.asked;
    const query = linkOf(player.header.query, { ...player.viewState(), step: predict.from, view: player.frame.view });
    player.live.socket.say(`poll ask ${predict.path.id} ${player.header.page} ${query}`);
  }
  tellClass() {
    if (this.poll) this.player.live.socket.say(`poll tell ${this.truth}`);
  }
  layOut() {
    const { words, header } = this.player;
    const { path } = this.predict;
    const step = header.parameters.num_steps;
    const question = path ? words.predict_words.replace("{path}", path.name).replace("{step}", step) : "";
    say(this.question, question);
    this.tally.layOut(REGIMES.map((regime) => words[`legend_${regime}`]), question);
  }
  show() {
    const { player, predict, poll } = this;
    const { words } = player;
    const { answer } = predict;
    this.node.hidden = !predict.path || !(predict.open || answer?.inWords);
    const truth = answer?.inWords && answer.arrived ? this.truth : null;
    this.tally.show({ chosen: this.chosen, truth, counts: poll?.counts, isOpen: predict.open });
    this.playButton.setAttribute("aria-disabled", String(!predict.open));
    this.pollButton.hidden = !player.live.socket.isOpen || !poll && !predict.open;
    say(this.pollButton, poll ? words.poll_end : words.poll_ask);
    say(this.message, this.tell(poll));
  }
  tell(poll) {
    const { words, live } = this.player;
    const { refused } = latestOf("poll") ?? {};
    if (!poll) return polled === this.asked && refused in REFUSALS ? words[REFUSALS[refused]] : "";
    const address = live.socket.page(`poll/${poll.code}`);
    const sentence = words.poll_address.replace("{address}", address.host + address.pathname);
    return NEAR.includes(address.hostname) ? `${sentence} ${words.poll_near.replace("{host}", address.hostname)}` : sentence;
  }
};
var REFUSALS = { full: "poll_full", unread: "poll_unread" };

// optviz/player/assets/predict/guess_fields.js
var MOVES2 = { ArrowUp: 10, ArrowDown: -10, PageUp: 100, PageDown: -100 };
var GuessFields = class {
  // `changed` hears of every change, `entered` of the key Enter; `held` gives the point from which
  // the keys begin, or null while nothing is to be guessed.
  /** @param {import("../player/view.js").Player} player */
  constructor(player, { changed, entered, held }) {
    this.player = player;
    this.changed = changed;
    this.entered = entered;
    this.held = held;
    this.inputs = [];
    this.node = element("span", { class: "point", role: "group", "aria-label": player.words.predict_guess });
  }
  layOut(symbols) {
    if (String(symbols) === this.symbols) return;
    this.symbols = String(symbols);
    this.inputs = symbols.map(
      (_, k) => element("input", { type: "number", step: "any", title: this.player.words.predict_keys, oninput: this.changed, onkeydown: (event) => this.onKey(event, k) })
    );
    this.node.replaceChildren(...symbols.map((symbol, k) => element("label", {}, symbol, this.inputs[k])));
    this.changed();
  }
  // The point, null unless all of it is there.
  get point() {
    const point = this.inputs.map((input) => input.valueAsNumber);
    return point.length && point.every(Number.isFinite) ? point : null;
  }
  clear() {
    for (const input of this.inputs) input.value = "";
    this.changed();
  }
  lock(locked) {
    for (const input of this.inputs) input.readOnly = locked;
  }
  write(point) {
    this.inputs.forEach((input, k) => {
      input.value = rounded(point[k], this.player.frame.unitOf(k));
    });
    this.changed();
  }
  onKey(event, k) {
    event.stopPropagation();
    if (event.key === "Enter") return this.entered();
    const units = MOVES2[event.key];
    const held = units && this.held();
    if (!held) return;
    event.preventDefault();
    const point = this.inputs.map(({ valueAsNumber: v }, i) => Number.isFinite(v) ? v : held[i]);
    point[k] += units * this.player.frame.unitOf(k);
    this.write(point);
  }
};

// optviz/player/assets/predict/prediction.js
var pointOf = (path, step) => path.params.map((column) => column[step]);
var apart = (a, b, units) => Math.hypot(...a.map((v, k) => (v - b[k]) / units[k]));
var unitsOf = ({ y, window: window2, equal_units }) => y && !equal_units ? window2.map(([low, high]) => high - low) : [1, 1];
function answerOf(path, from, count, guess, scene) {
  const units = unitsOf(scene);
  const step = Math.min(from + count, path.end);
  const [origin, truth] = [pointOf(path, from), pointOf(path, step)];
  const moved = apart(truth, origin, units);
  const distance = guess && apart(truth, guess, units);
  const score = guess && moved > 0 ? Math.round(100 * Math.max(0, 1 - distance / moved)) : null;
  const holdsFor = (other) => Boolean(other) && String([origin, truth]) === String([pointOf(other, from), pointOf(other, step)]);
  return { step, truth, place: [path.xs[step], path.ys[step]], guess, distance, moved, score, holdsFor, arrived: false };
}
function placeOf3({ scene, finest, frame }, guess) {
  if (scene.y) return [frame.x(guess[0]), frame.y(guess[1])];
  const y = frame.y(valueAt(finest, guess[0]) ?? valueAt(scene, guess[0]));
  return [frame.x(guess[0]), Number.isFinite(y) ? y : frame.rect.top + frame.rect.height];
}
function drawGuess(context, player, path, guess) {
  const { theme, size } = player;
  const [x, y] = placeOf3(player, guess);
  const r = size * 0.6;
  for (const [color, width] of [[theme.halo, 6], [path[theme.name], 2.5]]) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.stroke();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      line(context, x + 0.45 * r * dx, y + 0.45 * r * dy, x + 1.7 * r * dx, y + 1.7 * r * dy);
    }
  }
}
function drawMiss(context, player, path, { place, guess }) {
  const { frame, theme, size, scene } = player;
  const [x, y] = [frame.x(place[0]), frame.y(place[1])];
  if (guess) {
    const [gx, gy] = placeOf3(player, guess);
    const segments = scene.y ? [[gx, gy, x, y]] : [[gx, gy, gx, y], [gx, y, x, y]];
    for (const [color, width, dash] of [[theme.halo, 5, []], [theme.text, 2, [2, 4]]]) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.setLineDash(dash);
      for (const segment of segments) {
        const cut = cutSegment(...segment, frame.box);
        if (cut) line(context, ...cut);
      }
    }
    context.setLineDash([]);
  }
  if (!frame.contains(x, y)) return;
  drawMarker(context, path, x, y, size * 0.5, theme);
  context.beginPath();
  context.arc(x, y, size * 0.85, 0, 2 * Math.PI);
  context.strokeStyle = theme.text;
  context.lineWidth = 2.5;
  context.stroke();
}

// optviz/player/assets/predict/predict.js
var STEPS_AHEAD = [1, 2, 3, 5, 10, 20];
var scores = [];
var option = ([value, text]) => element("option", { value }, text);
var Predict = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.pathId = null;
    this.tool = { name: "predict", label: words.predict, on: () => this.on, toggle: () => this.toggle() };
    this.task = element("p", { class: "point" });
    this.which = element("select", { "aria-label": words.predict_path, onchange: () => this.choose({ pathId: this.which.value }) });
    this.ahead = element("select", { onchange: () => this.choose({ count: Number(this.ahead.value) }) });
    this.fields = new GuessFields(player, {
      changed: () => player.invalidate(),
      entered: () => this.answer ? this.next() : this.reveal(),
      held: () => this.open ? pointOf(this.path, this.from) : null
    });
    this.revealButton = element("button", { type: "button", class: "point", onclick: () => this.reveal() }, words.predict_reveal);
    this.nextButton = element("button", { type: "button", class: "next", onclick: () => this.next() });
    this.fate = new Fate(this);
    this.close = this.fate.close;
    this.score = element("strong");
    this.output = element("span");
    this.mean = element("p", { class: "mean" });
    this.share = 0.44;
    this.aside = element(
      "section",
      { class: "prediction", "aria-label": words.predict, hidden: "" },
      this.task,
      element(
        "div",
        { class: "choice" },
        this.which,
        element("label", { class: "point" }, words.predict_ahead, this.ahead),
        this.fields.node,
        this.revealButton,
        this.nextButton
      ),
      element("output", { "aria-live": "polite" }, this.score, " ", this.output),
      this.mean,
      this.fate.node
    );
  }
  settings() {
    return this.on ? { predict: String(this.count) } : {};
  }
  restore({ predict }) {
    this.player.setPredicting(predict !== void 0);
    this.count = Number(predict ?? 1);
    const counts = [.../* @__PURE__ */ new Set([...STEPS_AHEAD, this.count])].sort((a, b) => a - b);
    this.ahead.replaceChildren(...counts.map((count) => option([count, count])));
    this.ahead.value = this.count;
    this.ask(null);
  }
  // Whether later steps are to be guessed; then nothing else explains them.
  get on() {
    return this.player.predicting;
  }
  get inAside() {
    return this.on;
  }
  toggle() {
    this.player.setPredicting(!this.on);
    this.ask(null);
    this.player.goTo(Math.floor(this.player.step));
  }
  // A new question, from a step or from the one that is held.
  ask(from) {
    Object.assign(this, { from, answer: null });
    this.fields.clear();
    this.fate.clear();
    this.player.invalidate(true);
  }
  choose(choice) {
    Object.assign(this, choice);
    this.ask(this.seen);
    this.player.report();
  }
  // The last step that may be seen.
  get seen() {
    return this.answer ? this.answer.step : this.from;
  }
  get over() {
    return !this.path || this.seen >= this.path.end;
  }
  // Whether that is all there is: not said before the answer is there.
  get ended() {
    return Boolean(this.path) && this.over && this.answer?.arrived !== false;
  }
  get open() {
    return !this.answer && !this.over;
  }
  layOut() {
    const { player } = this;
    player.host.classList.toggle("predicting", this.on);
    if (this.on) this.layOutQuestion();
    player.setHorizon(this.on ? this.seen : Infinity);
    if (player.step > player.horizon) player.moveTo(player.horizon);
  }
  layOutQuestion() {
    const { player } = this;
    const paths = player.visiblePaths();
    const path = paths.find(({ id }) => id === this.pathId) ?? paths[0];
    const other = path?.id !== this.path?.id;
    this.path = path;
    if (other || this.answer && !this.answer.holdsFor(path)) this.ask(this.seen);
    this.from = Math.min(this.from ?? Math.floor(player.step), player.lastStep);
    this.which.replaceChildren(...paths.map(({ id, name }) => option([id, name])));
    this.which.value = path?.id;
    this.which.hidden = paths.length < 2;
    this.fields.layOut(player.scene.symbols);
    this.fate.layOut();
  }
  press([px, py]) {
    const { frame } = this.player;
    if (this.on && this.open && frame.contains(px, py)) this.fields.write([frame.worldX(px), frame.worldY(py)]);
    return this.on;
  }
  // The next point, or `inWords` all that is left.
  reveal(inWords = false) {
    const { player, from, path } = this;
    if (!this.open) return;
    const [count, guess] = inWords ? [path.end - from, null] : [this.count, this.fields.point];
    this.answer = { ...answerOf(path, from, count, guess, player.scene), inWords };
    player.goTo(this.from);
    player.setHorizon(this.seen);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) player.goTo(this.seen);
    else player.togglePlay();
    player.invalidate(true);
  }
  next() {
    const { player, answer } = this;
    if (!this.path || this.open) return;
    if (answer && !answer.arrived) return player.goTo(answer.step);
    const from = this.over ? 0 : this.seen;
    this.ask(from);
    player.goTo(from);
  }
  drawOnMap(context) {
    const { player, answer } = this;
    const guess = this.fields.point;
    if (!this.on || !this.path) return;
    context.save();
    player.frame.clip(context);
    if (answer?.arrived) drawMiss(context, player, this.path, answer);
    if (guess) drawGuess(context, player, this.path, guess);
    context.restore();
  }
  show() {
    if (!this.on) return;
    const { player, answer } = this;
    const { words } = player;
    if (answer && !answer.arrived && player.step >= answer.step && (!answer.inWords || this.fate.truth !== void 0)) {
      answer.arrived = true;
      if (answer.inWords) {
        answer.score = this.fate.score;
        this.fate.tellClass();
      }
      if (answer.score !== null) scores.push(answer.score);
      player.invalidate();
    }
    this.revealButton.setAttribute("aria-disabled", String(!this.open));
    this.nextButton.setAttribute("aria-disabled", String(!this.path || this.open));
    this.fields.lock(!this.open);
    this.aside.classList.toggle("worded", this.fate.isAsked);
    this.fate.show();
    say(this.task, this.question());
    say(this.nextButton, this.ended ? words.predict_again : words.predict_next);
    const said = answer?.arrived && answer.score !== null;
    say(this.score, said ? words.predict_score.replace("{score}", answer.score) : "");
    say(this.output, answer?.arrived ? this.tell(answer) : "");
    const mean = Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
    say(this.mean, scores.length ? words.predict_mean.replace("{count}", scores.length).replace("{mean}", mean) : "");
  }
  question() {
    const { path, from } = this;
    const { words, scene } = this.player;
    if (!path) return words.predict_hidden;
    const fill2 = (text, step2) => text.replace("{path}", path.name).replace("{step}", step2);
    if (this.ended) return fill2(path.end < path.count - 1 ? words.predict_lost : words.predict_over, path.end);
    const step = this.answer?.step ?? Math.min(from + this.count, path.end);
    const asked = step - from > 1 ? words.predict_later.replace("{count}", step - from) : words.predict_ask;
    if (this.answer) return fill2(asked, step);
    const how = words.predict_how.replace("{symbols}", scene.symbols.join(", "));
    return `${fill2(asked, step)} ${how}`;
  }
  tell({ step, truth, distance, moved, score, place, inWords }) {
    const { words, scene, frame, lastStep } = this.player;
    if (inWords) return [this.fate.outcome(lastStep), ...score === null ? [words.predict_none] : []].join(" ");
    const point = scene.symbols.map((symbol, k) => `${symbol} = ${format(truth[k], 5)}`).join(", ");
    const fill2 = (text) => text.replace("{distance}", format(distance, 4)).replace("{moved}", format(moved, 4));
    const sentences = [words.predict_truth.replace("{step}", step).replace("{point}", point)];
    if (!frame.contains(frame.x(place[0]), frame.y(place[1]))) sentences.push(words.predict_outside);
    if (distance === null) return [...sentences, words.predict_none].join(" ");
    const measure = distance > moved ? words.predict_far : words.predict_measure;
    const free = scene.y && !scene.equal_units ? [words.predict_widths] : [];
    return [...sentences, fill2(words.predict_distance), ...free, score === null ? words.predict_still : fill2(measure)].join(" ");
  }
};

// optviz/player/assets/chrome/showcase.js
var Showcase = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.waits = Boolean(player.header.showcase);
    player.host.classList.toggle("showcase", this.waits);
  }
  layOut() {
    if (!this.waits) return;
    this.waits = false;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.player.togglePlay();
  }
};

// optviz/player/assets/space3d/space.js
var DEFAULT = { azimuth: -35, elevation: 46, zoom: 1 };
var DISTANCE = 4.6;
var CELLS2 = 80;
var STANDING = 0.8;
var STEEPEST = 1.5;
var limited = (value, low, high) => Math.min(Math.max(value, low), high);
var Camera = class _Camera {
  constructor() {
    this.reset();
  }
  reset() {
    Object.assign(this, DEFAULT);
  }
  // The eye never goes below the ground.
  turn(azimuth, elevation) {
    const around2 = this.azimuth + azimuth;
    this.azimuth = around2 - 360 * Math.floor((around2 + 180) / 360);
    this.elevation = limited(this.elevation + elevation, 5, 90);
  }
  zoomBy(factor) {
    this.zoom = limited(this.zoom * factor, 0.6, 8);
  }
  read(text) {
    this.reset();
    if (text === void 0) return;
    const [azimuth, elevation, zoom] = text.split(",").map(Number);
    this.turn(azimuth - this.azimuth, elevation - this.elevation);
    this.zoomBy(zoom);
  }
  write() {
    return [Math.round(this.azimuth), Math.round(this.elevation), Number(this.zoom.toPrecision(3))].join(",");
  }
  get moved() {
    const usual = new _Camera();
    return this.write() !== usual.write();
  }
};
var Heights = class {
  constructor(values) {
    const sorted = values.filter(Number.isFinite).sort();
    const at = (part) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
    const [least, low, middle, high, most] = [0, 0.01, 0.5, 0.98, 1].map(at);
    this.low = low - least > high - low ? low : least;
    this.high = most - low > 3 * (high - low) ? high : most;
    if (!(this.high > this.low)) this.high = this.low + 1;
    const bent = Math.log((middle - this.low) / (this.high - this.low)) / Math.log(0.25);
    this.root = bent > 1.15 ? Math.min(bent, 3) : 1;
    this.soft = this.root > 1 ? 2e-3 : 0;
    this.linear = this.root === 1 && this.high === most && this.low === least;
    const top = this.raw(most);
    const bottom = this.raw(least);
    this.top = Math.min(top, STEEPEST);
    this.bottom = Math.max(bottom, 1 - STEEPEST);
    this.cutAbove = top > this.top;
    this.cutBelow = bottom < this.bottom;
  }
  // 0 for the lowest value, 1 for the highest but for poles.
  raw(value) {
    const { low, high, root, soft } = this;
    const part = (value - low) / (high - low);
    const full = (1 + soft) ** (1 / root) - soft ** (1 / root);
    if (part > 1) return 1 + (1 + soft) ** (1 / root - 1) / root * Math.log(part) / full;
    if (part < 0) return -(soft ** (1 / root - 1)) / root * Math.log1p(-part) / full;
    return ((part + soft) ** (1 / root) - soft ** (1 / root)) / full;
  }
  // In units of the landscape, around its middle.
  of(value) {
    return ((this.raw(value) - this.bottom) / (this.top - this.bottom) - 0.5) * STANDING;
  }
  get ends() {
    return [-STANDING / 2, STANDING / 2];
  }
  says(words) {
    const sentences = [this.linear ? words.height_linear : words.height_bent];
    if (this.cutAbove) sentences.push(words.height_cut);
    if (this.cutBelow) sentences.push(words.height_cut_below);
    return sentences.join(" · ");
  }
  // Round values to be written beside the landscape, at least `apart` of its height from one
  // another; the roundest ones come first.
  ticks(apart2) {
    const marks = [];
    for (const value of this.linear ? ticks(this.low, this.high, 0.7 / apart2) : roundValues(this.low, this.high)) {
      const z = this.of(value);
      const free = marks.every((mark) => Math.abs(mark.z - z) > apart2 * STANDING);
      if (free && Math.abs(z) <= STANDING / 2) marks.push({ z, text: format(value, 3) });
    }
    return marks;
  }
};
function roundValues(low, high) {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  const smallest = Math.floor(Math.log10((high - low) / 1e3));
  const values = [0];
  for (const m of [1, 2, 5]) {
    for (let power = largest; power >= smallest; power--) values.push(Number(`${m}e${power}`), -Number(`${m}e${power}`));
  }
  return values;
}
var Landscape = class {
  constructor(scene, [[xLow, xHigh], [yLow, yHigh]]) {
    this.scene = scene;
    this.view = [[xLow, xHigh], [yLow, yHigh]];
    const shape = limited((yHigh - yLow) / (xHigh - xLow), 0.45, 1 / 0.45);
    this.halfX = shape > 1 ? 1 / shape : 1;
    this.halfY = shape > 1 ? 1 : shape;
    this.side = CELLS2 + 1;
    const values = new Float64Array(this.side ** 2);
    for (let j = 0; j < this.side; j++) {
      for (let i = 0; i < this.side; i++) {
        const [x, y] = [xLow + i / CELLS2 * (xHigh - xLow), yLow + j / CELLS2 * (yHigh - yLow)];
        values[j * this.side + i] = this.valueAt(x, y) ?? NaN;
      }
    }
    this.values = values;
    this.heights = new Heights(values);
    this.z = Float64Array.from(values, (value) => Number.isFinite(value) ? this.heights.of(value) : NaN);
  }
  valueAt(x, y) {
    return valueAt(this.scene, x, y);
  }
  x(value) {
    const [low, high] = this.view[0];
    return 2 * (value - low) / (high - low) * this.halfX - this.halfX;
  }
  y(value) {
    const [low, high] = this.view[1];
    return 2 * (value - low) / (high - low) * this.halfY - this.halfY;
  }
  latticeX(i) {
    return (2 * i / CELLS2 - 1) * this.halfX;
  }
  latticeY(j) {
    return (2 * j / CELLS2 - 1) * this.halfY;
  }
};
var Projection = class {
  constructor(camera, { halfX, halfY, heights }, width, height, margin) {
    const [azimuth, elevation] = [camera.azimuth, camera.elevation].map((degrees) => degrees * Math.PI / 180);
    this.cosA = Math.cos(azimuth);
    this.sinA = Math.sin(azimuth);
    this.cosE = Math.cos(elevation);
    this.sinE = Math.sin(elevation);
    this.scale = 1;
    this.centerX = this.centerY = 0;
    const corners = [];
    for (const x of [-halfX, halfX]) for (const y of [-halfY, halfY]) for (const z of heights.ends) corners.push(this.place(x, y, z));
    const [left, right, top, bottom] = [0, 1].flatMap((k) => [Math.min, Math.max].map((f) => f(...corners.map((corner) => corner[k]))));
    const [across, up] = [width - 2 * margin.side, height - margin.top - margin.bottom];
    this.scale = Math.min(across / (right - left), up / (bottom - top)) * camera.zoom;
    this.centerX = width / 2 - this.scale * (left + right) / 2;
    this.centerY = margin.top + up / 2 - this.scale * (top + bottom) / 2;
  }
  // Where a point is seen, and how near it is: one over its distance, even across a triangle.
  place(x, y, z) {
    const right = x * this.cosA - y * this.sinA;
    const back = x * this.sinA + y * this.cosA;
    const near = 1 / (DISTANCE - z * this.sinE + back * this.cosE);
    const scale = this.scale * DISTANCE * near;
    return [this.centerX + scale * right, this.centerY - scale * (z * this.cosE + back * this.sinE), near];
  }
  // A direction as the eye has it: to the right, up, towards the eye.
  turned(x, y, z) {
    const back = x * this.sinA + y * this.cosA;
    return [x * this.cosA - y * this.sinA, z * this.cosE + back * this.sinE, z * this.sinE - back * this.cosE];
  }
};

// optviz/player/assets/space3d/camera.js
var PER_PIXEL = 0.4;
var KEYS2 = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] };
var ZOOMS = { "+": (camera) => camera.zoomBy(1.25), "-": (camera) => camera.zoomBy(0.8), 0: (camera) => camera.reset() };
function attachCamera(canvas, view) {
  const { camera } = view;
  const fingers = /* @__PURE__ */ new Map();
  const apart2 = () => {
    const [a, b] = [...fingers.values()];
    return Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
    view.hover(null);
  });
  canvas.addEventListener("pointermove", (event) => {
    const position = [event.offsetX, event.offsetY];
    const before = fingers.get(event.pointerId);
    if (!before) return view.hover(position);
    const wide = fingers.size > 1 ? apart2() : 0;
    fingers.set(event.pointerId, position);
    if (wide) camera.zoomBy(apart2() / wide);
    else camera.turn((before[0] - position[0]) * -PER_PIXEL, (position[1] - before[1]) * PER_PIXEL);
    view.turned();
  });
  const release = (event) => fingers.delete(event.pointerId);
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => view.hover(null));
  canvas.addEventListener("dblclick", () => {
    camera.reset();
    view.turned();
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return;
      event.preventDefault();
      camera.zoomBy(1.0015 ** -event.deltaY);
      view.turned();
    },
    { passive: false }
  );
}
function cameraKey(event, view) {
  const { camera, canvas } = view;
  const turn = event.shiftKey && KEYS2[event.key];
  const own = event.composedPath()[0] === canvas && ZOOMS[event.key];
  if (turn) camera.turn(...turn);
  else if (own) own(camera);
  else return false;
  view.turned();
  return true;
}

// optviz/player/assets/space3d/axes.js
var around = ({ halfX, halfY }) => [[-halfX, -halfY], [halfX, -halfY], [halfX, halfY], [-halfX, halfY]];
function drawFloor(context, projection, land, theme) {
  const [bottom, top] = land.heights.ends;
  const corners = around(land);
  context.beginPath();
  for (const [k, [x, y]] of corners.entries()) context[k ? "lineTo" : "moveTo"](...projection.place(x, y, bottom).slice(0, 2));
  context.closePath();
  context.fillStyle = theme.outside;
  context.fill();
  context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.stroke();
  const edge = (from, to) => line(context, ...projection.place(...from).slice(0, 2), ...projection.place(...to).slice(0, 2));
  for (const axis of [0, 1]) {
    for (const value of marksOf(land, axis)) {
      const at = axis ? land.y(value) : land.x(value);
      const ends = axis ? [[-land.halfX, at], [land.halfX, at]] : [[at, -land.halfY], [at, land.halfY]];
      edge([...ends[0], bottom], [...ends[1], bottom]);
    }
  }
  const nearest = byNearness(corners, projection, bottom)[0];
  for (const corner of corners) if (corner !== nearest) edge([...corner, bottom], [...corner, top]);
  corners.forEach((corner, k) => {
    const next = corners[(k + 1) % 4];
    if (corner !== nearest && next !== nearest) edge([...corner, top], [...next, top]);
  });
}
var marksOf = (land, axis) => ticks(...land.view[axis], 5);
var byNearness = (corners, projection, z) => corners.map((corner) => [corner, projection.place(...corner, z)[2]]).sort((a, b) => b[1] - a[1]).map(([corner]) => corner);
function drawSides(context, projection, land, theme, size) {
  const [bottom] = land.heights.ends;
  const middle = projection.place(0, 0, bottom);
  const corners = around(land);
  const seen = (x, y, z) => projection.place(x, y, z).slice(0, 2);
  context.font = `${size}px ${theme.font}`;
  context.lineJoin = "round";
  for (const axis of [0, 1]) {
    const other = axis ? land.halfX : land.halfY;
    const [a, b] = [-other, other].map((side2) => axis ? seen(side2, 0, bottom) : seen(0, side2, bottom));
    const side = a[1] > b[1] || a[1] === b[1] && a[0] < b[0] ? -other : other;
    const place = (at) => axis ? seen(side, at, bottom) : seen(at, side, bottom);
    const center = place(0);
    const out = unit([center[0] - middle[0], center[1] - middle[1]]);
    const put = (text, [x, y], far) => write2(context, text, x + out[0] * far, y + out[1] * far, theme);
    for (const value of marksOf(land, axis)) put(format(value), place(axis ? land.y(value) : land.x(value)), size * 1.15);
    context.font = `600 ${size}px ${theme.font}`;
    put(land.scene.symbols[axis], center, size * 2.5);
    context.font = `${size}px ${theme.font}`;
  }
  drawHeights(context, projection, land, theme, size, corners);
}
function drawHeights(context, projection, land, theme, size, corners) {
  const [bottom, top] = land.heights.ends;
  const left = corners.reduce((a, b) => projection.place(...a, 0)[0] <= projection.place(...b, 0)[0] ? a : b);
  const [low, high] = [bottom, top].map((z) => projection.place(...left, z));
  const long = Math.hypot(high[0] - low[0], high[1] - low[1]);
  if (long < size * 3) return;
  context.strokeStyle = theme.text;
  context.lineWidth = 1;
  for (const { z, text } of land.heights.ticks(size * 1.5 / long)) {
    const [x, y] = projection.place(...left, z);
    line(context, x - 4, y, x, y);
    context.textAlign = "right";
    haloed(context, text, x - 7, y, theme);
  }
  context.globalAlpha = 0.5;
  line(context, low[0], low[1], high[0], high[1]);
  context.globalAlpha = 1;
}
var unit = ([x, y]) => {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
};
function write2(context, text, x, y, theme) {
  context.textAlign = "center";
  haloed(context, text, x, y, theme);
}
function haloed(context, text, x, y, theme) {
  context.textBaseline = "middle";
  context.strokeStyle = theme.background;
  context.lineWidth = 3;
  context.strokeText(text, x, y);
  context.strokeStyle = context.fillStyle = theme.text;
  context.lineWidth = 1;
  context.fillText(text, x, y);
}

// optviz/player/assets/space3d/surface.js
var LIGHT = [-0.5, 0.62, 0.6];
var SHADE = { light: [0.42, 0.55, 0.74], dark: [0.5, 0.66, 0.95] };
var BRIGHT = { light: [0.94, 0.97, 1], dark: [2.1, 2, 1.9] };
var UNDERSIDE = 0.1;
var INK = { light: [24, 52, 92, 0.55], dark: [214, 228, 248, 0.42] };
var LINE = 1.1;
var CLOSEST = 3.5;
function renderSurface(land, projection, theme, width, height, scale, reuse) {
  const target = surfaceOf(reuse, Math.ceil(width * scale), Math.ceil(height * scale));
  const corners = cornersOf(land, projection, theme, scale);
  const levels = land.scene.levels.map((level) => land.heights.of(level));
  const ink = INK[theme.name];
  target.scale = scale;
  target.limit = land.heights.ends[1] + 1e-6;
  const { side } = land;
  for (let j = 0; j + 1 < side; j++) {
    for (let i = 0; i + 1 < side; i++) {
      const a = j * side + i;
      const [b, c, d] = [a + 1, a + side, a + side + 1];
      if (Math.abs(land.z[a] - land.z[d]) <= Math.abs(land.z[b] - land.z[c])) {
        fill(target, corners, a, b, d, levels, ink, scale);
        fill(target, corners, a, d, c, levels, ink, scale);
      } else {
        fill(target, corners, a, b, c, levels, ink, scale);
        fill(target, corners, b, d, c, levels, ink, scale);
      }
    }
  }
  target.context.putImageData(target.image, 0, 0);
  return target;
}
function depthAt({ depth, columns, rows, scale }, x, y) {
  const [column, row] = [Math.floor(x * scale), Math.floor(y * scale)];
  return column >= 0 && column < columns && row >= 0 && row < rows ? depth[row * columns + column] : 0;
}
function surfaceOf(reuse, columns, rows) {
  if (reuse?.columns === columns && reuse.rows === rows) {
    reuse.depth.fill(0);
    reuse.pixels.fill(0);
    return reuse;
  }
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  return { canvas, context, image, columns, rows, depth: new Float32Array(columns * rows), pixels: new Uint32Array(image.data.buffer) };
}
var FIELDS = 7;
function cornersOf(land, projection, theme, scale) {
  const { side, z, values } = land;
  const { levels } = land.scene;
  const corners = new Float64Array(FIELDS * side ** 2);
  const [low, high] = theme.ramp;
  const [shade, bright] = [SHADE[theme.name], BRIGHT[theme.name]];
  for (let k = 0, at = 0; k < side ** 2; k++, at += FIELDS) {
    const [i, j] = [k % side, Math.floor(k / side)];
    const [x, y, near] = projection.place(land.latticeX(i), land.latticeY(j), z[k]);
    const part = heightOf(values[k], levels);
    const lit = brightness(land, projection, i, j);
    corners[at] = x * scale;
    corners[at + 1] = y * scale;
    corners[at + 2] = near;
    corners[at + 3] = z[k];
    for (let c = 0; c < 3; c++) corners[at + 4 + c] = (low[c] + (high[c] - low[c]) * part) * (shade[c] + (bright[c] - shade[c]) * lit);
  }
  return corners;
}
function brightness({ side, z, halfX, halfY }, projection, i, j) {
  const slope = (k2, before, after, step) => {
    const [a, b] = [before ? z[k2 - step] : NaN, after ? z[k2 + step] : NaN];
    if (Number.isFinite(a) && Number.isFinite(b)) return (b - a) / 2;
    if (Number.isFinite(b)) return b - z[k2];
    return Number.isFinite(a) ? z[k2] - a : 0;
  };
  const k = j * side + i;
  const dx = slope(k, i > 0, i < side - 1, 1) * (side - 1) / (2 * halfX);
  const dy = slope(k, j > 0, j < side - 1, side) * (side - 1) / (2 * halfY);
  const [right, up, near] = projection.turned(-dx, -dy, 1);
  const length = Math.hypot(right, up, near);
  const toLight = (right * LIGHT[0] + up * LIGHT[1] + near * LIGHT[2]) / length;
  return near < 0 ? UNDERSIDE : Math.max(toLight, 0);
}
function fill({ pixels, depth, columns, rows, limit }, corners, ka, kb, kc, levels, ink, scale) {
  const [a, b, c] = [ka * FIELDS, kb * FIELDS, kc * FIELDS];
  const ax = corners[a], ay = corners[a + 1];
  const bx = corners[b], by = corners[b + 1];
  const cx = corners[c], cy = corners[c + 1];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (!Number.isFinite(area) || area === 0) return;
  const fromX = Math.max(Math.ceil(Math.min(ax, bx, cx) - 0.5), 0);
  const toX = Math.min(Math.floor(Math.max(ax, bx, cx) - 0.5), columns - 1);
  const fromY = Math.max(Math.ceil(Math.min(ay, by, cy) - 0.5), 0);
  const toY = Math.min(Math.floor(Math.max(ay, by, cy) - 0.5), rows - 1);
  if (fromX > toX || fromY > toY) return;
  const ux = (cy - ay) / area, uy = (ax - cx) / area;
  const vx = (ay - by) / area, vy = (bx - ax) / area;
  const across = (field) => (corners[b + field] - corners[a + field]) * ux + (corners[c + field] - corners[a + field]) * vx;
  const down = (field) => (corners[b + field] - corners[a + field]) * uy + (corners[c + field] - corners[a + field]) * vy;
  const near0 = corners[a + 2], nearX = across(2), nearY = down(2);
  const z0 = corners[a + 3], zX = across(3), zY = down(3);
  const r0 = corners[a + 4], rX = across(4), rY = down(4);
  const g0 = corners[a + 5], gX = across(5), gY = down(5);
  const b0 = corners[a + 6], bX = across(6), bY = down(6);
  const steep = Math.hypot(zX, zY);
  const lines = crossing(levels, steep, corners[a + 3], corners[b + 3], corners[c + 3], scale);
  for (let row = fromY; row <= toY; row++) {
    const dy = row + 0.5 - ay;
    for (let column = fromX; column <= toX; column++) {
      const dx = column + 0.5 - ax;
      const u = dx * ux + dy * uy;
      const v = dx * vx + dy * vy;
      if (u < -1e-6 || v < -1e-6 || u + v > 1 + 1e-6) continue;
      const at = row * columns + column;
      const near = near0 + dx * nearX + dy * nearY;
      const z = z0 + dx * zX + dy * zY;
      if (near <= depth[at] || Math.abs(z) > limit) continue;
      depth[at] = near;
      let red = r0 + dx * rX + dy * rY;
      let green = g0 + dx * gX + dy * gY;
      let blue = b0 + dx * bX + dy * bY;
      let line2 = 0;
      for (let k = 0; k < lines.length; k += 2) {
        line2 = Math.max(line2, lines[k + 1] * Math.min(1, (LINE * scale + 1) / 2 - Math.abs(z - lines[k]) / steep));
      }
      if (line2 > 0) {
        line2 *= ink[3];
        red += (ink[0] - red) * line2;
        green += (ink[1] - green) * line2;
        blue += (ink[2] - blue) * line2;
      }
      pixels[at] = 4278190080 | Math.min(blue, 255) << 16 | Math.min(green, 255) << 8 | Math.min(red, 255);
    }
  }
}
function crossing(levels, steep, za, zb, zc, scale) {
  const reach = steep * LINE * scale;
  const [low, high] = [Math.min(za, zb, zc) - reach, Math.max(za, zb, zc) + reach];
  const lines = [];
  for (let k = 0; k < levels.length; k++) {
    if (levels[k] < low) continue;
    if (levels[k] > high) break;
    const next = k + 1 < levels.length ? levels[k + 1] : Infinity;
    const before = k > 0 ? levels[k - 1] : -Infinity;
    const room = Math.min(next - levels[k], levels[k] - before) / (steep * scale);
    lines.push(levels[k], Math.min(room / CLOSEST, 1));
  }
  return lines;
}

// optviz/player/assets/map/trails.js
var BLOCK = 64;
var Trails = class {
  layers = [];
  // The paths up to the step, which may lie between two rows.
  draw(context, player) {
    const { frame, step } = player;
    const paths = player.visiblePaths();
    if (this.frame !== frame || this.rows > step) this.begin(player, paths);
    while (this.rows + 2 * BLOCK < step) this.keep(paths, player);
    const [halos, ...lines] = this.layers;
    const parts = paths.map((path, k) => tracePart(path.xs, path.ys, step, frame, this.ends[k]));
    this.show(context, halos, player);
    for (const part of parts) strokeHalos(context, part, player);
    for (const [k, path] of paths.entries()) {
      this.show(context, lines[k], player);
      strokeLines(context, parts[k], path, player);
      if (step <= frame.rect.width / 12) drawDots(context, path, player);
    }
  }
  // Every layout has a frame of its own: whatever else has changed, the images begin anew with it.
  begin({ frame }, paths) {
    this.frame = frame;
    this.rows = 0;
    this.ends = paths.map(() => void 0);
  }
  // Add a block of rows to the images: one of all halos, and one of each path's line.
  keep(paths, player) {
    const { frame, map, ratio } = player;
    if (!this.rows) {
      this.layers = [null, ...paths].map((_, k) => this.layers[k] ?? document.createElement("canvas").getContext("2d"));
      for (const layer of this.layers) {
        layer.canvas.width = map.width;
        layer.canvas.height = map.height;
        layer.setTransform(ratio, 0, 0, ratio, 0, 0);
      }
    }
    this.rows += BLOCK;
    const [halos, ...lines] = this.layers;
    for (const [k, path] of paths.entries()) {
      const part = tracePart(path.xs, path.ys, this.rows, frame, this.ends[k]);
      strokeHalos(halos, part, player);
      strokeLines(lines[k], part, path, player);
      this.ends[k] = part.end;
    }
  }
  show(context, layer, { ratio }) {
    if (this.rows) context.drawImage(layer.canvas, 0, 0, layer.canvas.width / ratio, layer.canvas.height / ratio);
  }
};
function strokeHalos(context, { lines }, { size, theme }) {
  for (const { line: line2 } of lines) strokeHalo(context, line2, size * 0.16, theme);
}
function strokeLines(context, { lines }, path, { size, theme }) {
  for (const { line: line2, dashed } of lines) strokeLine(context, line2, path, size * 0.16, theme, dashed);
}
function drawDots(context, path, { frame, step, size, theme }) {
  for (let t = 0; t < Math.min(step, path.count); t++) {
    dot(context, frame.x(path.xs[t]), frame.y(path.ys[t]), size * 0.17, path[theme.name]);
  }
}

// optviz/player/assets/space3d/paths.js
var POINTS = 600;
var REACH2 = { left: -2.3, right: 2.3, top: -2.3, bottom: 2.3 };
var HIGHEST = 1.8;
var LIFT = 8e-3;
var COVERED = 35e-4;
var FAINT2 = 0.4;
var STILL = 0.5;
var MOST_DOTS = 60;
var LaidPath = class {
  constructor(path, land, parts) {
    this.path = path;
    this.parts = parts;
    this.stride = parts + 1;
    this.points = new Float64Array(3 * this.stride * Math.max(path.count - 1, 0) + 3).fill(NaN);
    const rows = Array.from({ length: path.count }, (_, t) => rowOf2(path, t, land));
    rows.forEach((row, t) => this.put(this.stride * t, row.x, row.y, row.z));
    for (let t = 0; t + 1 < path.count; t++) this.laySegment(t, rows[t], rows[t + 1], land);
  }
  put(k, x, y, z) {
    const inside2 = Math.abs(x) <= REACH2.right && Math.abs(y) <= REACH2.bottom && Math.abs(z) <= HIGHEST;
    this.points.set(inside2 ? [x, y, z + LIFT] : [NaN, NaN, NaN], 3 * k);
  }
  laySegment(t, a, b, land) {
    const cut = Number.isFinite(a.z + b.z) && cutSegment(a.x, a.y, b.x, b.y, REACH2);
    if (!cut) return;
    const along = Math.abs(b.x - a.x) > Math.abs(b.y - a.y) ? 0 : 1;
    const length = along ? b.y - a.y : b.x - a.x;
    const part = (place) => length ? (place - (along ? a.y : a.x)) / length : 0;
    const [from, to] = [part(cut[along]), length ? part(cut[2 + along]) : 1];
    const draped = Number.isFinite(a.above + b.above);
    for (let k = 1; k <= this.parts; k++) {
      const s = from + k / this.parts * (to - from);
      const between = (key) => a[key] + (b[key] - a[key]) * s;
      const ground = draped ? groundAt(land, between("worldX"), between("worldY")) : NaN;
      const z = Number.isFinite(ground) ? ground + between("above") : between("z");
      this.put(this.stride * t + k, between("x"), between("y"), z);
    }
  }
  // Where a step, which may lie between two rows, is among the points.
  at(step) {
    const t = Math.min(Math.floor(step), this.path.count - 1);
    return t * this.stride + (t < this.path.count - 1 ? (step - t) * this.parts : 0);
  }
  // As it is seen: all that is in front of the surface, and apart from it all that is behind.
  project(projection, surface) {
    const { points } = this;
    const count = points.length / 3;
    const seen = { xs: new Float64Array(count), ys: new Float64Array(count), covered: new Uint8Array(count) };
    for (let k = 0; k < count; k++) {
      const place = projection.place(points[3 * k], points[3 * k + 1], points[3 * k + 2]);
      seen.xs[k] = place[0];
      seen.ys[k] = place[1];
      seen.covered[k] = Number(isCovered(surface, place));
    }
    this.seen = seen;
    const { covered } = seen;
    this.front = { ...this.path, ...only(seen, (k) => !covered[k]), count };
    this.behind = covered.includes(1) ? only(seen, (k) => covered[k] || covered[k - 1] || covered[k + 1]) : null;
  }
  // Where the path is seen at a step, and whether it is hidden there; null where it is not to be seen.
  placeOf(step) {
    const position = this.at(step);
    const k = Math.floor(position);
    const { xs, ys, covered } = this.seen;
    const part = position - k;
    const between = (values) => part ? values[k] + (values[k + 1] - values[k]) * part : values[k];
    const [x, y] = [between(xs), between(ys)];
    return Number.isFinite(x + y) ? { x, y, covered: Boolean(covered[k]) } : null;
  }
};
function only({ xs, ys }, keep) {
  const kept = { xs: new Float64Array(xs.length).fill(NaN), ys: new Float64Array(xs.length).fill(NaN) };
  let last = -1;
  for (let k = 0; k < xs.length; k++) {
    if (!keep(k)) continue;
    if (!(Math.abs(xs[k] - xs[last]) + Math.abs(ys[k] - ys[last]) < STILL)) last = k;
    kept.xs[k] = xs[last];
    kept.ys[k] = ys[last];
  }
  return kept;
}
var groundAt = (land, x, y) => {
  const value = land.valueAt(x, y);
  return Number.isFinite(value) ? land.heights.of(value) : NaN;
};
function rowOf2(path, t, land) {
  const [worldX, worldY] = [path.xs[t], path.ys[t]];
  const z = Number.isFinite(path.value[t]) ? land.heights.of(path.value[t]) : NaN;
  return { worldX, worldY, x: land.x(worldX), y: land.y(worldY), z, above: z - groundAt(land, worldX, worldY) };
}
var isCovered = (surface, [x, y, near]) => depthAt(surface, x, y) > near + COVERED;
var SpacePaths = class {
  trails = new Trails();
  // Where paths, or the surface, have changed.
  lay(paths, land) {
    const longest = Math.max(...paths.map((path) => path.count), 1);
    this.parts = Math.min(Math.max(Math.round(POINTS / longest), 1), 12);
    this.laid = paths.map((path) => new LaidPath(path, land, this.parts));
  }
  // Where the camera or the size has changed, too.
  project(projection, surface, width, height) {
    for (const laid of this.laid) laid.project(projection, surface);
    const box = { left: -40, right: width + 40, top: -40, bottom: height + 40 };
    this.frame = { x: (place) => place, y: (place) => place, box, rect: { left: 0, top: 0, width: 0, height: 0 } };
  }
  // While the camera moves there is no `canvas`: images of the trails would be of use only once.
  draw(context, player, canvas) {
    const { theme, size, ratio, step, cursor } = player;
    const { frame, laid } = this;
    const whole = Math.floor(step);
    const until = whole * (this.parts + 1) + (step - whole) * this.parts;
    context.globalAlpha = FAINT2;
    for (const { path, behind } of laid) {
      if (behind) strokeLine(context, traceLine(behind.xs, behind.ys, until, frame), path, size * 0.12, theme);
    }
    context.globalAlpha = 1;
    const fronts = laid.map(({ front }) => front);
    if (canvas) this.trails.draw(context, { frame, step: until, visiblePaths: () => fronts, map: canvas, ratio, size, theme });
    else strokeAll(context, fronts, until, frame, size * 0.16, theme);
    if (step <= MOST_DOTS) for (const one of laid) drawDots2(context, one, step, size, theme);
    for (const one of laid) {
      const head = one.placeOf(Math.min(cursor, one.path.end));
      if (!head) continue;
      context.globalAlpha = head.covered ? FAINT2 : 1;
      drawMarker(context, one.path, head.x, head.y, size * 0.5, theme);
    }
    context.globalAlpha = 1;
  }
};
function strokeAll(context, fronts, until, frame, width, theme) {
  const lines = fronts.map(({ xs, ys }) => traceLine(xs, ys, until, frame));
  for (const line2 of lines) strokeHalo(context, line2, width, theme);
  for (const [k, front] of fronts.entries()) strokeLine(context, lines[k], front, width, theme);
}
function drawDots2(context, laid, step, size, theme) {
  for (let t = 0; t < Math.min(step, laid.path.count); t++) {
    const place = laid.placeOf(t);
    if (place && !place.covered) dot(context, place.x, place.y, size * 0.17, laid.path[theme.name]);
  }
}

// optviz/player/assets/space3d/view.js
var FINEST = 2;
var RESTS_AFTER = 160;
var SpaceView = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.camera = new Camera();
    this.paths = new SpacePaths();
    this.canvas = element("canvas", { class: "space", role: "img", tabindex: 0, hidden: "" });
    this.on = false;
    this.kept = {};
    const offered = () => Boolean(player.scene?.y);
    const on = () => this.on && offered();
    this.tool = { name: "in_space", label: player.words.space, on, offered, toggle: () => this.on = !this.on };
    attachCamera(this.canvas, this);
  }
  settings() {
    return { ...this.on ? { space: "on" } : {}, ...this.camera.moved ? { camera: this.camera.write() } : {} };
  }
  restore({ space, camera }) {
    this.on = space === "on";
    this.camera.read(camera);
  }
  close() {
    clearTimeout(this.timer);
  }
  // The camera has moved.
  turned() {
    this.player.invalidate();
    this.player.report();
  }
  // Keys that turn and zoom; true if the part takes the event.
  pressKey(event) {
    return this.tool.on() && cameraKey(event, this);
  }
  layOut() {
    const { player, canvas } = this;
    if (!canvas.isConnected) player.map.after(canvas);
    const on = this.tool.on();
    player.showMap(!on);
    canvas.hidden = !on;
    if (!on) return;
    this.width = player.map.width / player.ratio;
    this.height = player.mapHeight;
    const view = player.view ?? player.scene.window;
    if (this.land?.scene !== player.finest || String(this.land.view) !== String(view)) this.land = new Landscape(player.finest, view);
    this.paths.lay(player.visiblePaths(), this.land);
    this.projected = false;
  }
  // What was drawn and still holds is kept: the surface seen from one camera, the places of the
  // paths. Of a new surface there is a quick picture at once and a fine one when all has come to rest.
  update() {
    const { player, land, camera, width, height } = this;
    const { theme, ratio } = player;
    const drawn = [land, camera.azimuth, camera.elevation, camera.zoom, width, height, theme, ratio];
    const same2 = isSame(this.drawn, drawn);
    if (!same2) {
      this.drawn = drawn;
      this.rests = false;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.rests = true;
        player.invalidate();
      }, RESTS_AFTER);
    }
    if (!same2 || this.rests && !this.fine) this.render();
    if (this.projected) return;
    this.paths.project(this.projection, this.surface, width, height);
    const start = this.paths.laid[0]?.placeOf(0);
    this.canvas.dataset.start = start ? `${Math.round(start.x)},${Math.round(start.y)}` : "";
    this.canvas.setAttribute("aria-label", this.description());
    this.projected = true;
  }
  render() {
    const { player, land, camera, canvas, width, height, rests } = this;
    const { size, ratio } = player;
    const margin = { side: size * 3.4, top: size * 2, bottom: size * 2.2 };
    this.projection = new Projection(camera, land, width, height, margin);
    const detail = rests ? Math.max(FINEST, ratio) : 1;
    this.still = still(canvas, width, height, player, (context) => this.drawStill(context, detail));
    this.fine = rests;
    this.projected = false;
    Object.assign(canvas.dataset, { camera: camera.write(), fine: rests });
  }
  drawStill(context, detail) {
    const { player, projection, land, width, height } = this;
    const { theme, size, words } = player;
    drawFloor(context, projection, land, theme);
    this.surface = this.kept[detail] = renderSurface(land, projection, theme, width, height, detail, this.kept[detail]);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.surface.canvas, 0, 0, this.surface.columns / detail, this.surface.rows / detail);
    drawSides(context, projection, land, theme, size);
    this.drawMinima(context);
    context.font = `${size}px ${theme.font}`;
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillStyle = theme.text;
    context.fillText(land.heights.says(words), 6, 5);
  }
  // The known minima, or the critical points where those are shown.
  drawMinima(context) {
    const { player, land, projection } = this;
    const { theme, size } = player;
    const points = land.scene.critical?.points ?? land.scene.minima.map((point) => ({ point, value: land.valueAt(...point) }));
    for (const { kind, point: [x, y], value } of points) {
      const [[xLow, xHigh], [yLow, yHigh]] = land.view;
      if (x < xLow || x > xHigh || y < yLow || y > yHigh || !Number.isFinite(value)) continue;
      const place = projection.place(land.x(x), land.y(y), land.heights.of(value) + 0.01);
      context.globalAlpha = isCovered(this.surface, place) ? 0.35 : 1;
      if (kind) drawMark(context, kind, place[0], place[1], 0.42 * size, theme);
      else drawPlus(context, place, size, theme);
      context.globalAlpha = 1;
    }
  }
  drawStart(context) {
    const { player, paths } = this;
    const { theme, size } = player;
    for (const [k, one] of paths.laid.entries()) {
      const place = one.placeOf(0);
      if (!place) continue;
      const { x, y } = place;
      const first = paths.laid[0].placeOf(0);
      if (k && first && Math.hypot(first.x - x, first.y - y) < 1) continue;
      context.globalAlpha = place.covered ? 0.4 : 1;
      drawStartMark(context, x, y, size, theme);
      context.globalAlpha = 1;
    }
  }
  show() {
    if (!this.tool.on() || !this.land) return;
    this.update();
    const { player } = this;
    const context = overStill(this.canvas, this.still, player.ratio);
    this.drawStart(context);
    this.paths.draw(context, player, this.rests ? this.canvas : null);
  }
  hover(position) {
    const { player } = this;
    const places = new Map(this.paths.laid?.map((laid) => [laid.path, laid]));
    const row = position && nearestRow(player, position, (path, t) => {
      const place = places.get(path)?.placeOf(t);
      return place ? [place.x, place.y] : [NaN, NaN];
    });
    player.peek(row ? row.t : null);
    player.tooltip.show(row ? rowText(player, row) : null, position ?? void 0, this.width);
  }
  description() {
    const { player, camera } = this;
    const names = player.visiblePaths().map(({ name }) => name).join(", ");
    return player.words.space_description.replace("{surface}", player.scene.title).replace("{paths}", names).replace("{azimuth}", Math.round(camera.azimuth)).replace("{elevation}", Math.round(camera.elevation));
  }
};
function drawPlus(context, [x, y], size, theme) {
  const r = size * 0.35;
  for (const [color, width] of [[theme.halo, size * 0.1 + 3], [theme.text, size * 0.12]]) {
    context.strokeStyle = color;
    context.lineWidth = width;
    line(context, x - r, y, x + r, y);
    line(context, x, y - r, x, y + r);
  }
}

// optviz/player/assets/chrome/tools.js
var Tools = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.node = element("div", { class: "tools", role: "group", "aria-label": player.words.tools });
  }
  layOut() {
    if (this.buttons) return;
    const offered = this.player.parts.map((part) => part.tool).filter(Boolean);
    this.buttons = offered.map((tool) => [tool, this.button(tool)]);
    this.node.replaceChildren(...this.buttons.map(([, button]) => button));
    this.node.hidden = !offered.length;
  }
  button({ name, label, key, toggle }) {
    const onclick = () => {
      toggle();
      this.player.aside.isSought = true;
      this.player.invalidate(true);
      this.player.report();
    };
    return element("button", { type: "button", class: name, "aria-keyshortcuts": key, onclick }, label);
  }
  show() {
    for (const [{ on, offered }, button] of this.buttons) {
      if (on) button.setAttribute("aria-pressed", String(on()));
      if (offered) button.hidden = !offered();
    }
  }
};

// optviz/player/assets/player/parts.js
var PARTS = [Heat, Tools, Pin, Pad, Predict, Explain, CriticalPanel, CurvatureTable, Curves, SpaceView, Showcase, Projector, FullScreen, Help];

// optviz/player/assets/map/pointer.js
var CLICK_DISTANCE2 = 4;
var FINGER = 26;
function attachPointer2(canvas, player) {
  const pointers = /* @__PURE__ */ new Map();
  let gesture = null;
  let moved = 0;
  let pressed = null;
  let pinched = null;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const world = ([x, y]) => [player.frame.worldX(x), player.frame.worldY(y)];
  canvas.addEventListener("pointerdown", (event) => {
    if (!player.frame || event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    const position = at(event);
    pointers.set(event.pointerId, position);
    player.hover.leave();
    moved = 0;
    pressed = { position, before: player.view, view: player.view ?? player.frame.view };
    const reach = event.pointerType === "touch" ? FINGER : void 0;
    gesture = pointers.size > 1 ? "pinch" : player.start.isAt(...position, reach) ? "start" : "pan";
    if (gesture === "pinch") pinched = { fingers: twoOf(pointers), frame: player.frame };
  });
  const claim = (event) => {
    const box = canvas.getBoundingClientRect();
    const onStart = ({ clientX, clientY }) => player.start.isAt(clientX - box.left, clientY - box.top, FINGER);
    if (event.cancelable && (event.touches.length > 1 || gesture === "start" || onStart(event.touches[0]))) event.preventDefault();
  };
  canvas.addEventListener("touchstart", claim, { passive: false });
  canvas.addEventListener("touchmove", claim, { passive: false });
  canvas.addEventListener("pointermove", (event) => {
    if (!player.frame) return;
    const position = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      canvas.style.cursor = player.start.isAt(...position) ? "grab" : player.critical.markAt(...position) ? "pointer" : "crosshair";
      player.hover.move(position);
      return;
    }
    moved = Math.max(moved, Math.hypot(position[0] - pressed.position[0], position[1] - pressed.position[1]));
    if (gesture === "start") player.start.drag(world(position));
    else if (gesture === "pan" && moved > CLICK_DISTANCE2) pan(position);
    pointers.set(event.pointerId, position);
    if (gesture === "pinch") pinch();
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (gesture === "pan" && moved > CLICK_DISTANCE2 && event.type === "pointercancel") player.setView(pressed.before);
    if (gesture === "start") player.start.drop();
    else if (gesture === "pan" && moved <= CLICK_DISTANCE2 && event.type === "pointerup") {
      const position = at(event);
      const taken = player.parts.some((part) => part.press?.(position));
      if (!taken && player.frame.contains(...position)) {
        player.start.drag(world(position));
        player.start.drop();
      }
    }
    gesture = null;
    if (event.type === "pointerup") player.hover.move(at(event));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => player.hover.leave());
  function pan(position) {
    const { frame } = player;
    const dx = (position[0] - pressed.position[0]) / frame.perX;
    const dy = (position[1] - pressed.position[1]) / frame.perY;
    const [[xLow, xHigh], [yLow, yHigh]] = pressed.view;
    player.setView([[xLow - dx, xHigh - dx], [yLow + dy, yHigh + dy]]);
  }
  function pinch() {
    const { fingers, frame } = pinched;
    const [before, now] = [fingers, twoOf(pointers)].map(([a, b]) => ({
      x: (a[0] + b[0]) / 2,
      y: (a[1] + b[1]) / 2,
      apart: Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1)
    }));
    const factor = before.apart / now.apart;
    const center = [frame.worldX(before.x), frame.worldY(before.y)];
    const shift = [(before.x - now.x) / frame.perX, (now.y - before.y) / frame.perY];
    player.setView(frame.view.map((range, k) => range.map((v) => center[k] + (v - center[k] + shift[k]) * factor)));
  }
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!player.frame || !(event.ctrlKey || event.metaKey || canvas.matches(":focus"))) return;
      event.preventDefault();
      player.section.zoomBy(1.0015 ** event.deltaY, at(event));
    },
    { passive: false }
  );
}
var twoOf = (pointers) => [...pointers.values()].slice(0, 2);
var TIME_KEYS = {
  " ": (player) => player.togglePlay(),
  ArrowRight: (player) => player.stepBy(1),
  ArrowLeft: (player) => player.stepBy(-1),
  PageUp: (player) => player.stepBy(10),
  PageDown: (player) => player.stepBy(-10),
  Home: (player) => player.goTo(0),
  End: (player) => player.goTo(player.lastStep)
};
var KEYS3 = {
  ...TIME_KEYS,
  "+": (player) => player.section.zoomBy(1 / 1.5),
  "-": (player) => player.section.zoomBy(1.5),
  0: (player) => player.section.showWhole(),
  p: (player) => player.section.showPaths()
};
function attachKeyboard(root, player, keys = KEYS3) {
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const control = event.composedPath()[0];
    if (control.matches("input:not([type=range])")) return;
    const own = { BUTTON: [" "], SUMMARY: [" "], INPUT: ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"], SELECT: [" ", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", ..."0123456789"] };
    if (own[control.tagName]?.includes(event.key)) return;
    if (player.parts?.some((part) => part.pressKey?.(event))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const digit = "123456789".indexOf(event.key);
    const tool = player.parts?.find(({ tool: tool2 }) => tool2?.key === event.key)?.tool.toggle;
    const action = event.key.length === 1 && digit >= 0 ? () => player.togglePath(digit) : keys[event.key] ?? tool;
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action(player);
  };
  const onPageKey = (event) => {
    if (event.target === document.body) onKey(event);
  };
  root.addEventListener("keydown", onKey);
  document.addEventListener("keydown", onPageKey);
  return () => document.removeEventListener("keydown", onPageKey);
}

// optviz/player/assets/live/page_controls.js
function followSliders(player) {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) if (target === document.activeElement) follow(player, target);
  });
  observer.observe(document.body, { subtree: true, attributeFilter: ["aria-valuetext"] });
  return () => observer.disconnect();
}
function follow({ header, live }, slider) {
  const host = slider.closest("[class*=st-key-]");
  const parameter = latestOf(header?.pad)?.find(({ key }) => host?.classList.contains(key));
  const value = parameter?.values.find((v) => v === Number(slider.getAttribute("aria-valuetext")));
  if (value !== void 0 && value !== live.value(parameter.name)) live.follow(parameter, value);
}

// optviz/player/assets/map/section.js
var GLIDE = 350;
var ROOM = 0.06;
var FARTHEST = 1e15;
var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
var Section = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.from = null;
    this.laid = null;
    this.reported = null;
  }
  lay() {
    this.laid = this.shown;
  }
  // Whether the section has grown with the paths.
  get hasGrown() {
    return !this.player.view && this.target !== this.player.scene.window;
  }
  // What is to be shown: a pair of ranges.
  get target() {
    const { player } = this;
    const { window: whole, y } = player.scene;
    if (player.view) return player.view;
    if (y) return whole;
    const { low, high } = reached(player.visiblePaths(), player.cursor);
    if (whole.every(([from, to], k) => from <= low[k] && high[k] <= to)) return whole;
    return whole.map(([from, to], k) => withRoom(Math.min(low[k], from), Math.max(high[k], to)));
  }
  // What is shown now, on the way there.
  get shown() {
    const { target, from } = this;
    if (!from) return target;
    const part = Math.min((performance.now() - this.began) / GLIDE, 1);
    const eased = part * part * (3 - 2 * part);
    return target.map((range, k) => range.map((end, i) => from[k][i] + (end - from[k][i]) * eased));
  }
  // The server saves a picture of what is seen: it hears of every section that the map comes to rest
  // at.
  tell() {
    const { player } = this;
    const seen = String(player.frame.view);
    if (seen === this.reported) return;
    if (this.reported === null) player.tell("view_state", player.viewState());
    else player.report();
    this.reported = seen;
  }
  // At every drawing: whether the map has to be laid out anew for it. A step from the hand may lead
  // far; while it plays, and while the hand moves the map, the section follows at once.
  moves() {
    const { player, target } = this;
    const { view, playing } = player;
    const jumped = !view && !playing && this.before && String(this.before) !== String(target);
    if (jumped && !player.scene.y) this.glide();
    this.before = view ? null : target;
    if (this.from && performance.now() - this.began > GLIDE) this.from = null;
    if (this.from) player.invalidate();
    return String(this.shown) !== String(this.laid);
  }
  glide() {
    if (calm.matches || !this.laid) return;
    this.from = this.laid;
    this.began = performance.now();
  }
  show(view) {
    this.glide();
    this.player.setView(view);
  }
  zoomBy(factor, around2) {
    const { frame } = this.player;
    const { left, top, width, height } = frame.rect;
    const [px, py] = around2 ?? [left + width / 2, top + height / 2];
    const center = [frame.worldX(px), frame.worldY(py)];
    this.player.setView(frame.view.map((range, k) => range.map((v) => center[k] + (v - center[k]) * factor)));
  }
  // All of the paths up to the step, as far as they are not lost.
  showPaths() {
    const { player } = this;
    const { low, high } = reached(player.visiblePaths(), player.cursor);
    const longest = Math.max(...low.map((from, k) => high[k] - from));
    if (!(longest > 0)) return;
    const fitted = low.map((from, k) => high[k] > from ? withRoom(from, high[k]) : [from - longest / 2, from + longest / 2]);
    this.show(player.scene.y && player.scene.equal_units ? equalUnits(fitted, player.frame.rect) : fitted);
  }
  // The whole window, be it that the section has grown beyond.
  showWhole() {
    this.show(this.hasGrown ? this.player.scene.window : null);
  }
};
function withRoom(low, high) {
  const room = ROOM * (high - low);
  return [low - room, high + room];
}
function reached(paths, until) {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  const note = (...point) => {
    if (!point.every((v) => Math.abs(v) < FARTHEST)) return;
    point.forEach((v, k) => {
      low[k] = Math.min(low[k], v);
      high[k] = Math.max(high[k], v);
    });
  };
  for (const { xs, ys, end, diverged } of paths) {
    const last = diverged === null ? end : Math.min(end, diverged - 1);
    const whole = Math.floor(Math.min(until, last));
    for (let t = 0; t <= whole; t++) note(xs[t], ys[t]);
    const part = until - whole;
    if (whole < last) note(xs[whole] + part * (xs[whole + 1] - xs[whole]), ys[whole] + part * (ys[whole + 1] - ys[whole]));
  }
  return { low, high };
}

// optviz/player/assets/map/start.js
var USED = "optviz-start-moved";
var Start = class {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player;
    this.hint = element("div", { class: "hint", hidden: "" });
    this.isKnown = isStored();
  }
  // Where it is drawn until the paths from there have come.
  get dragged() {
    return this.player.live.start ? this.point : null;
  }
  isAt(px, py, reach = Math.max(14, this.player.size)) {
    const { paths, frame, alone } = this.player;
    if (alone || !paths.length || this.player.horizon < Infinity) return false;
    const [x, y] = [frame.x(paths[0].xs[0]), frame.y(paths[0].ys[0])];
    return Math.hypot(px - x, py - y) < reach;
  }
  // Beside the start, until the reader has moved one; not while a click there is a guess.
  placeHint(x, y) {
    const { words, horizon, mapWidth, frame, size, alone } = this.player;
    this.hint.hidden = alone || this.isKnown || horizon < Infinity || !frame.contains(x, y);
    if (this.hint.hidden) return;
    say(this.hint, words.start_hint);
    const isLeft = x < mapWidth / 2;
    Object.assign(this.hint.style, { left: isLeft ? `${x + size}px` : "", right: isLeft ? "" : `${mapWidth - x + size}px`, top: `${y + size * 0.3}px` });
  }
  drag(point) {
    const { scene, live, frame, alone } = this.player;
    if (alone) return;
    if (!this.isKnown) store();
    this.isKnown = true;
    this.point = point;
    this.player.invalidate();
    live.hold();
    live.set({ start: point.slice(0, scene.symbols.length).map((v, k) => rounded(v, frame.unitOf(k))) });
  }
  drop() {
    this.player.live.release();
  }
};
function isStored() {
  try {
    return localStorage.getItem(USED) !== null;
  } catch {
    return false;
  }
}
function store() {
  try {
    localStorage.setItem(USED, "");
  } catch {
  }
}

// optviz/player/assets/core/clock.js
var calm2 = window.matchMedia("(prefers-reduced-motion: reduce)");
var Clock = class {
  playing = false;
  step = 0;
  lastStep = 0;
  speed = 1;
  // steps per second
  horizon = Infinity;
  // the last step that may be seen, while what follows is to be guessed
  invalidate(_still = false) {
  }
  report() {
  }
  // The step that is shown.
  get cursor() {
    return this.step;
  }
  // The last step that there is to go to.
  get reach() {
    return Math.min(this.lastStep, this.horizon);
  }
  goTo(step) {
    this.playing = false;
    this.moveTo(Math.min(Math.max(Math.round(step), 0), this.reach));
    this.report();
  }
  stepBy(count) {
    this.goTo(Math.floor(this.step) + count);
  }
  moveTo(step) {
    this.step = step;
    this.atEnd = step >= this.lastStep;
    this.invalidate();
  }
  togglePlay() {
    if (this.playing) return this.goTo(Math.floor(this.step));
    if (this.step >= this.reach) this.moveTo(0);
    this.playing = true;
    this.playedAt = performance.now();
    this.time = this.step;
    this.invalidate();
  }
  advance(now) {
    this.time += Math.max(now - this.playedAt, 0) / 1e3 * this.speed;
    this.playedAt = now;
    const step = calm2.matches ? Math.floor(this.time) : this.time;
    if (this.time >= this.reach) this.goTo(this.reach);
    else this.moveTo(step);
  }
  setSpeed(rate) {
    this.speed = rate;
    this.report();
  }
};

// optviz/player/assets/core/state.js
var PlayerState = class extends Clock {
  /** @type {PathsHeader} what was said last with paths */
  header;
  /** @type {Path[]} */
  paths = [];
  /** @type {Set<string>} the ids of paths that are switched off */
  hidden = /* @__PURE__ */ new Set();
  /** @type {Range[] | null} what is zoomed to, null for the scene's own window */
  view = null;
  /** @type {import("../heat/heat.js").Heat | null} the map of runs beside the picture, if it has come */
  heat = null;
  /** @type {Point | null} a critical point that was picked, as the map has it */
  pinned = null;
  /** @type {number | null} the step under the mouse, if any */
  peeked = null;
  /** @type {"steps" | "evaluations"} what the curves are drawn against */
  axis = "steps";
  alone = false;
  // in a file of its own, without a server that could be asked for other paths
  predicting = false;
  // whether the reader is to guess what follows
  // As it was laid out last; lengths in CSS pixels.
  /** @type {Theme} */
  theme;
  /** @type {Record<string, string>} */
  words;
  /** @type {number} pixels of the screen for one of CSS */
  ratio;
  /** @type {number} of the type */
  size;
  /** @type {BigSizes | null} of a big player */
  big;
  /** @type {boolean} whether all stands one below the other, as on a phone */
  stacked;
  /** @type {number} */
  mapWidth;
  /** @type {number} */
  mapHeight;
  /** @type {number | null | undefined} of the column beside the map, where the curves stand there */
  curvesWidth;
  /** @type {import("./frame.js").Frame} of the map */
  frame;
  /** @type {Scene} the finest scene that there is of the view */
  finest;
  /** @type {HTMLCanvasElement} */
  map;
  /** @type {HTMLCanvasElement} the image of all of the map that does not move */
  stillMap;
  /** @type {unknown[] | null} what that image was made of */
  mapDrawn;
  /** @param {Partial<Layout>} layout what has been laid out anew */
  place(layout) {
    Object.assign(this, layout);
  }
  /** No later step may be seen: what follows is to be guessed. */
  setHorizon(step) {
    this.horizon = step;
  }
  /** Mark a point in all views, or none. */
  pin(point) {
    this.pinned = point;
  }
  setPredicting(on) {
    this.predicting = on;
  }
  setAxis(axis) {
    this.axis = axis;
  }
  /** Another picture may stand in the map's place. */
  showMap(shown) {
    this.map.hidden = !shown;
  }
};

// optviz/player/assets/core/theme.js
var rgb = (text) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
};
var themes = /* @__PURE__ */ new Map();
function readTheme(element2) {
  const background = getComputedStyle(element2).getPropertyValue("--st-background-color").trim();
  if (!themes.has(background)) themes.set(background, makeTheme(element2));
  return themes.get(background);
}
function makeTheme(element2) {
  const style = getComputedStyle(element2);
  const read = (name, fallback) => {
    const value = style.getPropertyValue(name).trim();
    return value && value !== "unset" ? value : fallback;
  };
  const background = read("--st-background-color", "#ffffff");
  const [r, g, b] = rgb(background);
  const dark = 0.299 * r + 0.587 * g + 0.114 * b < 128;
  return {
    name: dark ? "dark" : "light",
    background,
    text: read("--st-text-color", dark ? "#fafafa" : "#1a1d24"),
    font: read("--st-font", "sans-serif"),
    faint: dark ? "rgba(255,255,255,0.16)" : "rgba(15,25,40,0.14)",
    contour: dark ? "rgba(205,222,245,0.30)" : "rgba(30,55,90,0.30)",
    hatch: dark ? "rgba(205,222,245,0.30)" : "rgba(30,55,90,0.32)",
    outside: dark ? "#10151d" : "#eef1f5",
    // The lowest and the highest colour of a surface.
    ramp: dark ? [[10, 26, 48], [62, 80, 104]] : [[176, 202, 228], [248, 250, 252]],
    halo: dark ? "rgba(8,12,20,0.85)" : "rgba(255,255,255,0.9)"
  };
}

// optviz/player/assets/chrome/timeline.js
var SPEEDS = [1, 2, 5, 10, 20, 60];
var Timeline = class {
  constructor(player) {
    const { words } = player;
    this.player = player;
    this.playButton = iconButton("play", words.play, () => player.togglePlay());
    this.playButton.classList.add("play");
    this.range = element("input", {
      type: "range",
      min: 0,
      step: 1,
      "aria-label": words.step,
      oninput: () => player.goTo(Number(this.range.value))
    });
    this.count = element("output", { class: "count" });
    this.speed = element(
      "select",
      { "aria-label": words.speed, title: words.speed, onchange: () => player.setSpeed(Number(this.speed.value)) },
      ...SPEEDS.map((rate) => element("option", { value: rate }, words.per_second.replace("{rate}", rate)))
    );
    this.node = element(
      "div",
      { class: "timeline", role: "group", "aria-label": words.timeline },
      iconButton("first", words.first, () => player.goTo(0)),
      iconButton("back", words.back, () => player.stepBy(-1)),
      this.playButton,
      iconButton("forward", words.forward, () => player.stepBy(1)),
      iconButton("last", words.last, () => player.goTo(player.lastStep)),
      this.range,
      this.count,
      this.speed,
      ...player.section ? [zoomButtons(player)] : []
    );
  }
  show() {
    const { player } = this;
    const step = Math.floor(player.cursor);
    this.speed.value = player.speed;
    this.range.max = player.lastStep;
    this.range.value = step;
    this.count.value = `${step} / ${player.lastStep}`;
    this.range.setAttribute("aria-valuetext", `${player.words.step} ${this.count.value}`);
    const name = player.playing ? "pause" : "play";
    if (this.playButton.dataset.icon !== name) {
      this.playButton.dataset.icon = name;
      this.playButton.replaceChildren(icon(name));
      this.playButton.title = player.words[name];
      this.playButton.setAttribute("aria-label", player.words[name]);
    }
  }
};
var zoomButtons = (player) => element(
  "span",
  { class: "zoom" },
  iconButton("minus", player.words.zoom_out, () => player.section.zoomBy(1.5)),
  iconButton("plus", player.words.zoom_in, () => player.section.zoomBy(1 / 1.5)),
  iconButton("paths", player.words.fit_paths, () => player.section.showPaths()),
  iconButton("fit", player.words.fit, () => player.section.showWhole())
);

// optviz/player/assets/player/view.js
var USUAL_SPEED = 10;
var REPORT_AFTER = 300;
var Player = class extends PlayerState {
  constructor(root, header, tell) {
    super();
    this.tell = header.showcase ? () => {
    } : tell;
    this.alone = Boolean(header.alone);
    this.drawings = 0;
    this.live = new Live(this);
    this.start = new Start(this);
    this.trails = new Trails();
    this.section = new Section(this);
    this.restore(header);
    this.root = root;
    this.host = element("div", { class: "player" });
    root.append(this.host);
    this.closers = [onMessage((name) => this.onMessage(name)), followSliders(this), () => this.live.close()];
    const observer = new ResizeObserver(() => this.host.clientWidth !== this.width && this.invalidate(true));
    observer.observe(this.host);
    this.closers.push(() => observer.disconnect(), () => this.detachKeyboard?.());
  }
  close() {
    cancelAnimationFrame(this.request);
    clearTimeout(this.reportTimer);
    for (const close of this.closers) close();
    this.tellParts("close");
    this.aside?.close();
    this.host.remove();
  }
  // The player's own part of a link, used when it appears or its surface changes.
  restore(header) {
    this.sceneId = header.scene_id;
    this.atEnd = header.view_state.step === null;
    this.step = header.view_state.step ?? this.lastStep;
    this.view = header.view_state.view;
    this.speed = Number(header.view_state.speed ?? USUAL_SPEED);
    this.hidden = new Set(header.view_state.hidden);
    this.settings = header.view_state.parts;
    this.tellParts("restore", this.settings);
  }
  tellParts(method, ...values) {
    for (const part of this.parts ?? []) part[method]?.(...values);
  }
  receive(header, rows) {
    if (header.scene_id !== this.sceneId) {
      this.live.change = null;
      this.restore(header);
    }
    this.live.receive(header, rows);
  }
  show(header, rows) {
    this.header = header;
    this.paths = makePaths(header, rows);
    this.lastStep = Math.max(...this.paths.map((path) => path.count - 1), 0);
    this.step = this.atEnd ? this.lastStep : Math.min(this.step, this.lastStep);
    this.refresh();
  }
  onMessage(name) {
    const { scene, detail, fit, batches, cloud } = this.header ?? {};
    if ([scene, detail, fit, batches].includes(name)) this.refresh();
    else if (name === cloud) this.invalidate();
  }
  // New paths, a new scene or a new theme; messages may arrive in any order.
  refresh() {
    if (!this.scene) return;
    this.theme = readTheme(this.host);
    this.words = this.scene.words;
    const words = JSON.stringify([this.words, this.header.fit]);
    if (this.builtFor !== words) this.build();
    this.builtFor = words;
    this.legend.rebuild();
    this.stillChanged = true;
    this.draw(performance.now());
    if (!this.live.change) this.writeAddress();
  }
  build() {
    this.mapDrawn = null;
    this.map = element("canvas", { class: "map", tabindex: 0, role: "img" });
    this.tooltip = new Tooltip();
    this.hover = new Hover(this);
    this.timeline = new Timeline(this);
    this.events = new EventStrip(this);
    this.legend = new Legend(this);
    this.tellParts("close");
    this.parts = [];
    for (const Part of PARTS) this.parts.push(new Part(this));
    this.tellParts("restore", this.settings);
    const known = (Kind) => this.parts.find((part) => part instanceof Kind);
    Object.assign(this, { critical: known(CriticalPanel), explain: known(Explain), heat: known(Heat) });
    this.panels = this.header.fit ? new Panels(this) : null;
    const stage = element("div", { class: "stage" }, this.map, this.start.hint, this.tooltip.node);
    const time = element("div", { class: "time" }, this.timeline.node, this.events.node);
    this.aside = new Aside(this);
    const middle = [stage, time, this.aside.node];
    const below = this.parts.map((part) => part.node).filter(Boolean);
    this.host.replaceChildren(this.legend.node, ...this.panels?.arrange(middle) ?? middle, ...below, this.legend.table);
    attachPointer2(this.map, this);
    this.detachKeyboard?.();
    this.detachKeyboard = attachKeyboard(this.host, this);
  }
  get scene() {
    return latestOf(this.header.scene);
  }
  // The step that is looked at in all views: the one under the mouse, else the one that is held.
  get cursor() {
    return this.peeked ?? this.step;
  }
  peek(step) {
    const peeked = this.playing || step === null ? null : Math.min(step, this.horizon);
    if (peeked === this.peeked) return;
    this.peeked = peeked;
    this.invalidate();
  }
  holdPeeked() {
    if (this.peeked !== null) this.goTo(this.peeked);
  }
  visiblePaths() {
    return this.paths.filter((path) => !this.hidden.has(path.id));
  }
  togglePath(index) {
    const path = this.paths[index];
    if (!path) return;
    if (!this.hidden.delete(path.id)) this.hidden.add(path.id);
    this.invalidate(true);
    this.report();
  }
  setView(view) {
    this.view = view;
    this.invalidate(true);
    this.report();
  }
  // Telling the server and the address bar, once things have come to rest.
  viewState() {
    return {
      scene_id: this.sceneId,
      step: this.atEnd ? null : Math.floor(this.step),
      view: this.view,
      section: this.frame?.view,
      speed: this.speed === USUAL_SPEED ? null : String(this.speed),
      hidden: this.paths.map((path) => path.id).filter((id) => this.hidden.has(id)),
      parts: Object.assign({}, ...(this.parts ?? []).map((part) => part.settings?.()))
    };
  }
  writeAddress() {
    return this.header.showcase || this.alone || writeAddress(this.header, this.viewState());
  }
  report() {
    this.settings = this.viewState().parts;
    clearTimeout(this.reportTimer);
    this.reportTimer = setTimeout(() => {
      if (this.writeAddress()) this.tell("view_state", this.viewState());
      else this.report();
    }, REPORT_AFTER);
  }
  // Drawing
  invalidate(still2 = false) {
    this.stillChanged ||= still2;
    this.request ??= requestAnimationFrame((now) => {
      this.request = void 0;
      if (this.header && this.map && this.scene) this.draw(now);
    });
  }
  draw(now) {
    cancelAnimationFrame(this.request);
    this.request = void 0;
    if (this.playing) this.advance(now);
    const width = this.host.clientWidth;
    if (!width) return;
    if (this.stillChanged) {
      this.width = width;
      layOut(this, width);
      this.events.measure();
      this.tellParts("layOut", width);
      this.events.layOut();
      this.hover.refresh();
    }
    this.stillChanged = false;
    if (this.section.moves()) layOutMap(this);
    if (!this.map.hidden) this.drawMap();
    this.panels?.draw();
    this.timeline.show();
    this.events.show();
    this.legend.show();
    this.tellParts("show");
    this.aside.show();
    this.drawings += 1;
    Object.assign(this.host.dataset, {
      drawings: this.drawings,
      step: Math.floor(this.step),
      last: this.lastStep,
      cursor: Math.floor(this.cursor),
      tag: this.header.query,
      scene: this.sceneId,
      playing: this.playing,
      hatched: isHatched(this.finest),
      lastChange: this.header.last_change,
      live: this.header.live,
      answers: this.header.answers ?? "",
      view: String(this.frame.view)
    });
    if (this.playing) this.invalidate();
  }
  drawMap() {
    const map = overStill(this.map, this.stillMap, this.ratio);
    this.panels?.drawOnMap(map);
    drawPaths(map, this.frame, this);
    this.tellParts("drawOnMap", map);
  }
};

// optviz/player/assets/notebook/widget.js
var message = ({ buffer, byteOffset, byteLength }) => decode(new Uint8Array(buffer, byteOffset, byteLength));
var Widget = class {
  constructor(model, place) {
    this.model = model;
    for (const still2 of model.get("_still")) publishMessage(message(still2));
    const keep = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true");
    const root = element("div", { class: "optviz", onfocusin: keep });
    place.append(root);
    this.read();
    this.player = new Player(root, this.header, (name, value) => this.keep(name, value));
    this.player.receive(this.header, this.arrays);
    const followed = { _run: () => this.show(), step: () => this.goTo(), view: () => this.zoom(), hidden: () => this.hide() };
    for (const [name, follow2] of Object.entries(followed)) model.on(`change:${name}`, follow2);
    this.close = () => {
      for (const [name, follow2] of Object.entries(followed)) model.off(`change:${name}`, follow2);
      this.player.close();
      root.remove();
    };
  }
  // The paths, which come last, with the player's own controls as the model has them.
  read() {
    const messages = this.model.get("_run").map(message);
    const { header, arrays } = messages.pop();
    for (const more of messages) publishMessage(more);
    const first = (
      /** @type {PathsHeader} */
      header
    );
    const [step, view, hidden] = ["step", "view", "hidden"].map((name) => this.model.get(name));
    this.header = { ...first, projector: Boolean(this.header?.projector), view_state: { ...first.view_state, step, view, hidden } };
    this.arrays = arrays;
  }
  show() {
    this.read();
    this.player.receive(this.header, this.arrays);
  }
  // Python has set one of them, or the reader in another place of the same widget.
  goTo() {
    const step = this.model.get("step");
    if (step !== Math.floor(this.player.step)) this.player.goTo(step);
  }
  zoom() {
    const view = this.model.get("view");
    if (!same(view, this.player.view)) this.player.setView(view);
  }
  hide() {
    const hidden = this.model.get("hidden");
    for (const [k, { id }] of this.player.paths.entries()) {
      if (hidden.includes(id) !== this.player.hidden.has(id)) this.player.togglePath(k);
    }
  }
  // The reader has.
  keep(name, value) {
    const { model, player } = this;
    if (name === "projector") {
      this.header = { ...this.header, projector: value };
      player.receive(this.header, this.arrays);
    }
    if (name !== "view_state") return;
    const now = { step: value.step ?? player.lastStep, view: value.view, hidden: value.hidden };
    const changed = Object.keys(now).filter((key) => !same(now[key], model.get(key)));
    for (const key of changed) model.set(key, now[key]);
    if (changed.length) model.save_changes();
  }
};
var same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// optviz/player/assets/notebook.js
var notebook_default = {
  render({ model, el }) {
    const widget = new Widget(model, el);
    return () => widget.close();
  }
};
export {
  notebook_default as default
};
