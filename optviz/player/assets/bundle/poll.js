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
function powersOfTen(low, high, within, every = 1) {
  const list = [];
  const last = Math.floor(Math.log10(high) + 1e-9);
  for (let k = Math.floor(Math.log10(low) / every) * every; k <= last; k += every) {
    for (const m of within) {
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
  const lists = (last - first < 2 ? [[1, 2, 5], [1, 5], [1]] : [[1]]).map((within) => powersOfTen(low, high, within, every));
  return lists.find((list) => list.length <= 1.6 * count) ?? lists[lists.length - 1];
}
function roomyLogTicks([low, high], length, comfort, room) {
  const usual = logTicks(low, high, Math.max(2, length / comfort));
  if (usual.length >= 4) return usual;
  const perDecade = length / Math.log10(high / low);
  const isRoomy = (list) => list.every((value, k) => !k || Math.log10(value / list[k - 1]) * perDecade >= room);
  const lists = [[1], [1, 3], [1, 2, 5]].map((within) => powersOfTen(low, high, within)).filter(isRoomy);
  return lists.find((list) => list.length >= 4) ?? usual;
}
var superscripts = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
function formatPower(value) {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  if (exponent >= -3 && exponent <= 3) return String(Number(value.toPrecision(1)));
  const factor = Math.round(value / 10 ** exponent);
  return (factor === 1 ? "10" : `${factor}·10`) + [...String(exponent)].map((c) => superscripts[c]).join("");
}

// optviz/player/assets/chrome/legend.js
function sampleOf(path, theme) {
  const canvas = element("canvas", { width: 92, height: 40, "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  const line2 = new Path2D("M2 20H90");
  strokeLine(context, line2, path, 5, theme);
  drawMarker(context, path, 46, 20, 12, theme);
  return canvas;
}

// optviz/player/assets/fit/batches.js
function makeBatches(header, [indices, sizes]) {
  const ends = [];
  let end = 0;
  for (const size of sizes) ends.push(end += size);
  return { ...header, indices, ends, count: sizes.length };
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

// optviz/player/assets/map/cloud.js
function makeCloud(header, arrays) {
  const points = new Map(header.paths.map((id, index) => [id, arrays[index]]));
  return { ...header, points };
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

// optviz/player/assets/heat/cells.js
var REGIMES = ["converged", "stuck", "oscillating", "under_way", "diverged"];
var STEPS = 2 ** 18;
function makeHeat(header, [codes, ends, fragile]) {
  const regimes = Uint8Array.from(codes, (number) => Math.floor(number / STEPS));
  const steps = Float32Array.from(codes, (number) => number % STEPS);
  return { ...header, columns: header.x.length, rows: header.y.length, regimes, steps, ends, fragile };
}

// optviz/player/assets/core/messages.js
var latest = /* @__PURE__ */ new Map();
var listeners = /* @__PURE__ */ new Set();
function publish(name, content) {
  latest.set(name, content);
  for (const listener of listeners) listener(name);
}
var latestOf = (name) => latest.get(name);

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

// optviz/player/assets/map/critical.js
var COLORS = {
  light: { minimum: "#00695c", saddle: "#8a5a00", maximum: "#a3123a", degenerate: "#4a4f58", edge: "#00695c" },
  dark: { minimum: "#4fe0c0", saddle: "#ffc65c", maximum: "#ff8fa8", degenerate: "#c3c8d0", edge: "#4fe0c0" }
};
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

// optviz/player/assets/map/curvature.js
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
  drawAxes2(context, frame, at, [[cos, sin], [-sin, cos]], lambda, path, theme, size);
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
function drawAxes2(context, frame, at, axes, lambda, path, theme, size) {
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

// optviz/player/assets/poll/ballot.js
var AGAIN_AFTER = 2e3;
var SIZE = 13;
var Ballot = class {
  /**
   * @param {HTMLElement} root
   * @param {string} code of the poll
   * @param {Record<string, string>} words while there is no question
   */
  constructor(root2, code, words) {
    this.root = root2;
    this.code = code;
    this.words = words;
    this.chosen = null;
    this.number = 0;
    this.poll = null;
    this.map = element("canvas", { role: "img" });
    this.names = element("div", { class: "paths" });
    this.question = element("h1");
    this.tally = new Tally((choice) => this.vote(choice));
    this.message = element("p", { "aria-live": "polite" });
    this.picture = element("div", { hidden: "" }, this.map, this.names, this.question, this.tally.node);
    root2.append(this.picture, this.message);
    say(this.message, words.coming);
    new ResizeObserver(() => this.draw()).observe(root2);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.open();
  }
  open() {
    const address = new URL("../live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => this.socket.send(`vote ${this.code}`);
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)));
    this.socket.onclose = () => {
      if (this.refused) return;
      say(this.message, this.words.lost);
      setTimeout(() => this.open(), AGAIN_AFTER);
    };
  }
  receive(message) {
    const { header, arrays } = message;
    if (header.kind === "poll") this.showPoll(header);
    else if (!publishMessage(message)) {
      this.header = header;
      this.paths = makePaths(header, arrays);
      this.draw();
    }
  }
  /** @param {import("../core/wire.js").PollHeader} poll */
  showPoll(poll) {
    this.refused = poll.code === null;
    if (this.refused) {
      this.picture.hidden = true;
      return say(this.message, this.words[poll.refused]);
    }
    if (poll.number !== this.number) this.chosen = null;
    this.chosen = poll.chosen ?? this.chosen;
    Object.assign(this, { number: poll.number, poll });
    this.show();
  }
  vote(choice) {
    const { poll, socket } = this;
    const isMine = this.chosen === null || poll.chosen !== null;
    if (poll.answer === null && isMine && socket.readyState === WebSocket.OPEN) socket.send(`vote ${this.code} ${choice}`);
  }
  show() {
    const { poll, chosen, header } = this;
    const { words } = latestOf("ballot-scene");
    const { path, step } = header.asked;
    const question = words.predict_words.replace("{path}", path).replace("{step}", step);
    const names = REGIMES.map((regime) => words[`legend_${regime}`]);
    say(this.question, question);
    this.tally.layOut(names, question);
    const { answer } = poll;
    const counts = chosen === null && answer === null ? null : poll.counts;
    this.tally.show({ chosen, truth: answer, counts, isOpen: answer === null });
    const outcome = answer === null ? "" : words.predict_outcome.replace("{step}", step).replace("{outcome}", names[answer]);
    say(this.message, outcome || (chosen === null ? "" : words.poll_voted));
  }
  draw() {
    const scene = latestOf("ballot-scene");
    if (!scene || !this.header) return;
    this.picture.hidden = false;
    const { root: root2, map, header, paths } = this;
    const width = root2.clientWidth;
    const height = Math.round(Math.min(0.75 * width, 0.45 * window.innerHeight));
    const theme = readTheme(root2);
    const section = { laid: header.view ?? scene.window };
    const frame = mapFrame({ scene, section }, inside(SIZE, 0, 0, width, height, 6));
    const ratio = window.devicePixelRatio || 1;
    const scenes = [scene.far, scene].filter(Boolean);
    const image = still(map, width, height, { ratio, theme }, (context) => drawScene(context, frame, scenes, theme, SIZE));
    const step = header.asked.from;
    const start = { dragged: null, placeHint() {
    } };
    const shown = { ratio, theme, scene, frame, map, paths, start, size: SIZE, words: scene.words, step, cursor: step };
    const visiblePaths = () => paths;
    drawPaths(overStill(map, image, ratio), frame, { ...shown, horizon: step, pinned: null, trails: new Trails(), visiblePaths });
    this.names.replaceChildren(...paths.map((path) => element("span", {}, sampleOf(path, theme), path.name)));
    map.setAttribute("aria-label", `${scene.title}: ${paths.map(({ name }) => name).join(", ")}`);
  }
};

// optviz/player/assets/poll.js
var root = (
  /** @type {HTMLElement} */
  document.querySelector(".ballot")
);
new Ballot(root, root.dataset.code, JSON.parse(root.dataset.words));
