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

// optviz/player/assets/core/mounting.js
var Mounted = class {
  /** @param {new (root: any, header: any, tell: any) => { receive(header: any, arrays: any): void, close(): void }} Kind */
  constructor(Kind) {
    this.Kind = Kind;
    this.pictures = /* @__PURE__ */ new WeakMap();
  }
  /** Give a place a message; return what Streamlit is to call when it takes the place away. */
  receive({ header, arrays }, { parentElement, setTriggerValue }) {
    let picture = this.pictures.get(parentElement);
    if (!picture) {
      picture = new this.Kind(parentElement, header, setTriggerValue);
      this.pictures.set(parentElement, picture);
    }
    picture.receive(header, arrays);
    return () => {
      if (parentElement.isConnected) return;
      this.pictures.get(parentElement)?.close();
      this.pictures.delete(parentElement);
    };
  }
};

// optviz/player/assets/core/session.js
var known = null;
function isOfAnother(session) {
  known ??= session;
  if (session === known) return false;
  window.location.reload();
  return true;
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
var rounded = (value, unit) => Number((Math.round(value / unit) * unit).toPrecision(15));
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

// optviz/player/assets/core/address.js
function linkOf(query, { step = null, view = null, speed = null, hidden = [], parts: parts2 = {} } = {}) {
  const settings = new URLSearchParams(query);
  if (step !== null) settings.set("step", step);
  if (view !== null) settings.set("view", view.flatMap(shortened).join(","));
  if (speed !== null) settings.set("speed", speed);
  if (hidden.length) settings.set("hidden", hidden.join(","));
  for (const [name, text] of Object.entries(parts2)) settings.set(name, text);
  return settings;
}
function shortened([low, high]) {
  const unit = 10 ** (Math.floor(Math.log10(high - low)) - 4);
  return [rounded(low, unit), rounded(high, unit)];
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
var shapes = {
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
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
}
function iconButton(name, label, action) {
  return element("button", { type: "button", title: label, "aria-label": label, onclick: action }, icon(name));
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
var worldOf = ({ point, value }) => [point[0], point[1] ?? value];
var placeOf = (point, frame) => {
  const [x, y] = worldOf(point);
  return [frame.x(x), frame.y(y)];
};

// optviz/player/assets/core/paths.js
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
var shapes2 = {
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
  shapes2[path.marker](context, x, y, radius);
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

// optviz/player/assets/player/layout.js
var inside = (size, x, y, width, height, top) => ({
  left: x + size * NUMBERS,
  top: y + top,
  width: width - size * NUMBERS - 6,
  height: height - top - size * 2
});
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

// optviz/player/assets/curves/curves.js
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

// optviz/player/assets/network/curves.js
var Charts = class {
  constructor(view, canvas) {
    this.view = view;
    this.canvas = canvas;
  }
  layOut(charts, width, height, columns2) {
    const { view } = this;
    const { size, race } = view;
    this.charts = charts;
    const across = width / columns2;
    const rows = Math.ceil(charts.length / columns2);
    charts.forEach((chart, k) => {
      const { view: range, logY } = chart.range ? { view: chart.range, logY: false } : rangeOf(chart.among ?? chart.lines, "ys");
      const last = Math.max(view.lastStep, 1);
      const rect = inside(size, k % columns2 * across, Math.floor(k / columns2) * height, across, height, size * 1.9);
      chart.frame = new Frame([[-0.015 * last, 1.025 * last], range], rect, { logY });
    });
    this.still = still(this.canvas, width, rows * height, view, (context) => {
      for (const chart of charts) {
        const { words, theme } = view;
        drawAxes(context, chart.frame, theme, size, { grid: true, xLabel: `${words.step} →`, title: chart.title });
        context.save();
        chart.frame.clip(context);
        for (const { rule, ys, faint } of chart.lines) {
          context.globalAlpha = faint ?? 1;
          strokeLine(context, traceLine(race.steps, ys, ys.length, chart.frame), rule, size * (faint ? 0.1 : 0.15), theme);
        }
        context.restore();
      }
    });
    this.canvas.setAttribute("aria-label", charts.map((chart) => chart.title).join(", "));
  }
  // The current step: a line across, and a mark on every curve.
  draw() {
    const { view } = this;
    const { size, race, row, theme, ratio } = view;
    const context = overStill(this.canvas, this.still, ratio);
    for (const { frame, lines } of this.charts) {
      const x = frame.x(race.steps[row]);
      context.strokeStyle = theme.text;
      context.lineWidth = 1.5;
      line(context, x, frame.rect.top, x, frame.rect.top + frame.rect.height);
      context.save();
      frame.clip(context);
      for (const { rule, ys, faint } of lines) {
        const y = frame.y(ys[row]);
        if (Number.isFinite(y)) drawMarker(context, rule, x, y, size * (faint ? 0.26 : 0.36), theme);
      }
      context.restore();
    }
  }
};
var CurvesPicture = class {
  title = "curves";
  constructor(view) {
    this.view = view;
    this.canvas = element("canvas", { class: "curves", role: "img" });
    this.nodes = [this.canvas];
    this.charts = new Charts(view, this.canvas);
  }
  layOut(width) {
    const { view } = this;
    const { words, race } = view;
    const chart = (title, name, range) => ({
      title,
      range,
      lines: view.visible().map((rule) => ({ rule, ys: rule[name] }))
    });
    const charts = [chart(words.train_loss, "trainLoss"), chart(words.test_loss, "testLoss")];
    for (const loss of charts) loss.among = charts.flatMap(({ lines }) => lines);
    if (race.loss !== "squares") {
      const range = [-0.03, 1.03];
      charts.push(chart(words.train_accuracy, "trainAccuracy", range), chart(words.test_accuracy, "testAccuracy", range));
    }
    this.charts.layOut(charts, width, Math.max(Math.min(width * 0.2, 230), 150), width < 560 ? 1 : 2);
  }
  draw() {
    this.charts.draw();
  }
};

// optviz/player/assets/network/data.js
function readNetworks(header, arrays) {
  let next = 0;
  const take = () => arrays[next++];
  const points = () => {
    const [x, y] = [take(), take()];
    return { x, y, count: y.length };
  };
  const [steps, frames] = [take(), take()];
  const race = { ...header, steps, frames, train: points(), test: points() };
  if (header.plane) {
    const scene = { ...header.plane, symbols: ["a", "b"], minima: [] };
    race.scene = makeScene(scene, [take(), take()]);
  }
  race.rules = header.rules.map((rule) => {
    const [trainLoss, testLoss, trainAccuracy, testAccuracy] = [take(), take(), take(), take()];
    const perLayer = () => columns(take(), steps.length);
    const read = {
      ...rule,
      trainLoss,
      testLoss,
      trainAccuracy,
      testAccuracy,
      gradNorms: perLayer(),
      mean: perLayer(),
      deviation: perLayer(),
      flat: perLayer(),
      value: take(),
      weights: bytesOf(take()),
      outputs: take()
    };
    if (header.loss === "binary") read.outputs = bytesOf(read.outputs);
    if (header.plane) Object.assign(read, placeOf2(columns(take(), steps.length)), { distances: take(), inPlane: take() });
    return read;
  });
  return race;
}
var placeOf2 = ([xs, ys]) => ({ xs, ys });
var columns = (array, length) => Array.from({ length: array.length / length }, (_, k) => array.subarray(k * length, (k + 1) * length));
var bytesOf = (array) => new Int8Array(array.buffer, array.byteOffset, 4 * array.length);
var valueOf = (byte) => byte === -128 ? NaN : Math.sign(byte) * (byte / 127) ** 2;
function rowAt(race, step) {
  let [low, high] = [0, race.steps.length - 1];
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if (race.steps[middle] <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}
function frameAt(race, row) {
  let frame = 0;
  while (frame + 1 < race.frames.length && race.frames[frame + 1] <= row) frame++;
  return frame;
}
function layersAt(race, rule, frame) {
  const size = rule.weights.length && sizeOf(race);
  let first = frame * size;
  return race.layers.map(([inputs, units, slopes]) => {
    const from = first;
    first += inputs * units + units + slopes;
    return {
      inputs,
      units,
      at: (i, j) => valueOf(rule.weights[from + i * units + j]),
      bias: (j) => valueOf(rule.weights[from + inputs * units + j])
    };
  });
}
var sizeOf = (race) => race.layers.reduce((sum, [inputs, units, slopes]) => sum + inputs * units + units + slopes, 0);

// optviz/player/assets/network/drawing.js
var SIGNS = { light: ["23,104,209", "199,83,0"], dark: ["110,168,255", "255,161,74"] };
var MOST_LINES = 2500;
var DrawingPicture = class {
  title = "weights";
  constructor(view) {
    this.view = view;
    this.choice = element("select", { "aria-label": view.words.network_of, onchange: () => this.choose() });
    this.canvas = element("canvas", { class: "drawing", role: "img", "aria-label": view.words.describe_drawing });
    this.pictures = element("canvas", { class: "weights", role: "img", "aria-label": view.words.describe_weights });
    this.key = element("p", { class: "key" }, view.words.weights_key);
    this.nodes = [element("label", { class: "choice" }, view.words.network_of, " ", this.choice), this.canvas, this.pictures, this.key];
  }
  choose() {
    this.chosen = this.choice.value;
    this.view.invalidate(true);
  }
  get rule() {
    const { rules } = this.view.race;
    return rules.find((rule) => rule.id === this.chosen) ?? rules[0];
  }
  layOut(width) {
    const { view } = this;
    const { race } = view;
    this.choice.replaceChildren(...race.rules.map((rule) => element("option", { value: rule.id, selected: rule === this.rule && "" }, rule.name)));
    this.width = width;
    this.height = Math.max(Math.min(width * 0.32, 320), 220);
    this.places = placesOf(race.layers, width, this.height, view.size);
    this.still = still(this.canvas, width, this.height, view, (context) => this.drawNames(context));
    this.boxes = boxesOf(race.layers, width, view.size);
    this.stillPictures = still(this.pictures, width, this.boxes.height, view, (context) => this.drawTitles(context));
  }
  draw() {
    const { view } = this;
    const layers = layersAt(view.race, this.rule, frameAt(view.race, view.row));
    this.drawNetwork(overStill(this.canvas, this.still, view.ratio), layers);
    this.drawWeights(overStill(this.pictures, this.stillPictures, view.ratio), layers);
  }
  drawNetwork(context, layers) {
    const { theme, size } = this.view;
    const colors = SIGNS[theme.name];
    const lines = layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
    const faintest = lines > MOST_LINES ? 0.5 : 0.03;
    layers.forEach((layer, k) => {
      const [from, to] = [this.places[k], this.places[k + 1]];
      const thickest = Math.min(size * 0.28, from.radius * 0.7, to.radius * 0.7);
      for (let i = 0; i < layer.inputs; i++) {
        for (let j = 0; j < layer.units; j++) {
          const weight = layer.at(i, j);
          const strength = Math.sqrt(Math.min(Math.abs(weight), 1));
          if (!(strength > faintest)) continue;
          context.strokeStyle = `rgba(${colors[weight > 0 ? 1 : 0]},${0.15 + 0.85 * strength})`;
          context.lineWidth = 0.3 + thickest * strength;
          context.setLineDash(weight > 0 ? [] : [5, 3]);
          context.beginPath();
          context.moveTo(from.x, from.ys[i]);
          context.lineTo(to.x, to.ys[j]);
          context.stroke();
        }
      }
    });
    context.setLineDash([]);
    this.places.forEach(({ x, ys, radius }, k) => {
      ys.forEach((y, j) => {
        const bias = k > 0 ? layers[k - 1].bias(j) : 0;
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
        context.fillStyle = theme.background;
        context.fill();
        context.fillStyle = `rgba(${colors[bias > 0 ? 1 : 0]},${Math.min(Math.abs(bias), 1)})`;
        context.fill();
        context.strokeStyle = theme.text;
        context.lineWidth = 1.3;
        context.stroke();
      });
    });
  }
  // What each column of units is: the units of a layer are those that its weights lead to.
  drawNames(context) {
    const { words } = this.view;
    this.smallLetters(context, "center");
    for (const [k, { x }] of this.places.entries()) context.fillText(k ? words.layer_number.replace("{number}", k) : words.inputs, x, 0);
  }
  smallLetters(context, align) {
    const { theme, size } = this.view;
    context.font = `${size * 0.9}px ${theme.font}`;
    context.fillStyle = theme.text;
    context.textAlign = align;
    context.textBaseline = "top";
  }
  drawTitles(context) {
    const { size, words } = this.view;
    this.smallLetters(context, "left");
    for (const [k, { x, y }] of this.boxes.entries()) context.fillText(words.layer_number.replace("{number}", k + 1), x, y - size * 1.4);
  }
  drawWeights(context, layers) {
    const { theme } = this.view;
    layers.forEach((layer, k) => {
      const { x, y, cell, images } = this.boxes[k];
      context.strokeStyle = theme.faint;
      for (let j = 0; j < layer.units; j++) {
        for (let i = 0; i <= layer.inputs; i++) {
          const value = i < layer.inputs ? layer.at(i, j) : layer.bias(j);
          if (images && i === layer.inputs) continue;
          const [px, py] = images ? [x + j % images.columns * images.pitch + i % 8 * cell, y + Math.floor(j / images.columns) * images.pitch + Math.floor(i / 8) * cell] : [x + j * cell, y + i * cell + (i === layer.inputs ? cell * 0.4 : 0)];
          fillWeight(context, value, px, py, cell, theme);
        }
      }
    });
  }
};
function fillWeight(context, value, x, y, side, theme) {
  const strength = Math.sqrt(Math.min(Math.abs(value), 1));
  context.fillStyle = `rgba(${SIGNS[theme.name][value > 0 ? 1 : 0]},${strength || 0})`;
  context.fillRect(x, y, side, side);
  if (side >= 10 && value < 0 && strength > 0.1) {
    context.fillStyle = theme.text;
    context.fillRect(x + side * 0.3, y + side * 0.46, side * 0.4, Math.max(side * 0.08, 1));
  }
  if (side >= 5) context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
}
function placesOf(layers, width, height, size) {
  const counts = [layers[0][0], ...layers.map(([, units]) => units)];
  const [left, top] = [size * 2, size * 1.6];
  return counts.map((count, k) => {
    const gap = Math.min((height - top - size) / Math.max(count, 1), size * 3.4);
    const ys = Array.from({ length: count }, (_, j) => (top + height) / 2 + (j - (count - 1) / 2) * gap);
    return { x: left + k * (width - 2 * left) / (counts.length - 1), ys, radius: Math.min(size * 0.62, gap * 0.42) };
  });
}
function boxesOf(layers, width, size) {
  const boxes = [];
  const across = layers.reduce((sum, [inputs, units]) => sum + (inputs === 64 ? 0 : units), 0);
  const pixel = Math.max(Math.min(7, Math.floor(width / 2 / 8 / 8 - 0.5)), 3);
  const fitTo = (room) => (room - (1.7 * layers.length + 4) * size) / across;
  const beside = fitTo(width - (layers[0][0] === 64 ? Math.min(layers[0][1], 8) * (8 * pixel + 4) : 0));
  const fitting = beside > 10 ? beside : fitTo(width);
  let [x, y, tallest] = [0, size * 1.6, 0];
  for (const [inputs, units] of layers) {
    const isImage = inputs === 64;
    const columns2 = Math.min(units, 8);
    const cell = isImage ? pixel : Math.max(Math.min(22, fitting, 200 / (inputs + 1)), 3);
    const images = isImage && { columns: columns2, pitch: 8 * cell + 4 };
    const wide = images ? columns2 * images.pitch : units * cell;
    const down = images ? Math.ceil(units / columns2) * images.pitch : (inputs + 1.4) * cell;
    const room = Math.max(wide, size * 4);
    if (x && x + room > width) [x, y, tallest] = [0, y + tallest + size * 2, 0];
    boxes.push({ x, y, cell, images });
    x += room + size * 1.6;
    tallest = Math.max(tallest, down);
  }
  return Object.assign(boxes, { height: y + tallest + 4 });
}

// optviz/player/assets/network/layers.js
function spanOf(rules, name) {
  const values = rules.flatMap((rule) => rule[name].flatMap((ys) => Array.from(ys).filter(Number.isFinite)));
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  const room = 0.06 * (high - low || 1);
  return [low - room, high + room];
}
var LayersPicture = class {
  title = "layers";
  constructor(view) {
    this.view = view;
    this.profile = element("canvas", { class: "profile", role: "img" });
    this.history = element("canvas", { class: "history", role: "img" });
    const caption = (text) => element("p", { class: "key" }, text);
    const { layers_now, layers_history } = view.words;
    this.nodes = [caption(layers_now), this.profile, caption(layers_history), this.history];
    this.charts = new Charts(view, this.history);
  }
  layOut(width) {
    const { view } = this;
    const { words, size } = view;
    const narrow = width < 560;
    const quantities = [
      { title: words.layer_grad, name: "gradNorms" },
      { title: words.layer_mean, name: "mean", range: spanOf(view.visible(), "mean") },
      { title: words.layer_deviation, name: "deviation" },
      { title: words.layer_flat, name: "flat", range: [-0.03, 1.03] }
    ].filter(({ name }) => view.race.rules[0][name].length);
    const columns2 = narrow ? 1 : Math.min(quantities.length, 2);
    const [across, height] = [width / columns2, Math.max(Math.min(width * 0.21, 240), 160)];
    this.profiles = quantities.map(({ title, name, range }, k) => {
      const columnsOf = view.visible().flatMap((rule) => rule[name].map((ys) => ({ ys })));
      const { view: heights, logY } = range ? { view: range, logY: false } : rangeOf(columnsOf, "ys");
      const rect = inside(size, k % columns2 * across, Math.floor(k / columns2) * height, across, height, size * 1.9);
      const count = view.race.rules[0][name].length;
      return { title, name, frame: new Frame([[0.7, count + 0.3], heights], rect, { logY }), count };
    });
    const rows = Math.ceil(quantities.length / columns2);
    this.still = still(this.profile, width, rows * height, view, (context) => {
      for (const { title, frame, count } of this.profiles) {
        drawAxes(context, frame, view.theme, size, { title, xLabel: count > 1 ? `${words.layer} →` : words.layer, grid: true, whole: true });
      }
    });
    this.profile.setAttribute("aria-label", quantities.map(({ title }) => title).join(", "));
    this.layOutHistory(width, height);
  }
  // The layers of one rule over time: the later the layer, the stronger its line.
  layOutHistory(width, height) {
    const { view } = this;
    const rules = view.visible();
    const charts = rules.map((rule) => ({
      title: rule.name,
      lines: rule.gradNorms.map((ys, k, all2) => ({ rule, ys, faint: all2.length > 1 ? 0.3 + 0.7 * k / (all2.length - 1) : 1 }))
    }));
    const all = charts.flatMap((chart) => chart.lines);
    for (const chart of charts) chart.among = all;
    this.charts.layOut(charts, width, height, width < 560 ? 1 : Math.min(Math.max(rules.length, 1), 3));
  }
  draw() {
    const { view } = this;
    const { row, size, theme, ratio } = view;
    const context = overStill(this.profile, this.still, ratio);
    for (const { name, frame } of this.profiles) {
      context.save();
      frame.clip(context);
      for (const rule of view.visible()) {
        const xs = rule[name].map((_, k) => k + 1);
        const ys = rule[name].map((column) => column[row]);
        const path = traceLine(xs, ys, xs.length, frame);
        strokeHalo(context, path, size * 0.2, theme);
        strokeLine(context, path, rule, size * 0.2, theme);
        xs.forEach((x, k) => Number.isFinite(ys[k]) && drawMarker(context, rule, frame.x(x), frame.y(ys[k]), size * 0.4, theme));
      }
      context.restore();
    }
    this.charts.draw();
  }
};

// optviz/player/assets/network/legend.js
var NetworkLegend = class {
  constructor(view) {
    this.view = view;
    this.node = element("div", { class: "legend", role: "group", "aria-label": view.words.paths });
    this.head = element("tr");
    this.body = element("tbody");
    this.table = element(
      "details",
      { class: "numbers" },
      element("summary", {}, view.words.numbers),
      element("table", {}, element("thead", {}, this.head), this.body)
    );
  }
  rebuild() {
    const { race, words, theme } = this.view;
    this.items = race.rules.map((rule, index) => {
      const sample = element("canvas", { width: 92, height: 40, "aria-hidden": "true" });
      const context = sample.getContext("2d");
      strokeLine(context, new Path2D("M2 20H90"), rule, 5, theme);
      drawMarker(context, rule, 46, 20, 12, theme);
      const note = element("span", { class: "note" });
      const press = () => this.view.togglePath(index);
      const attributes = { type: "button", title: `${words.toggle} (${index + 1})`, onclick: press };
      const button = element("button", attributes, sample, element("span", { class: "name" }, rule.name), note);
      const cells = this.columns().map(() => element("td"));
      const row = element("tr", {}, element("th", { scope: "row" }, rule.name), ...cells);
      return { button, note, cells, row };
    });
    this.node.replaceChildren(...this.items.map(({ button }) => button));
    this.body.replaceChildren(...this.items.map(({ row }) => row));
    this.head.replaceChildren(
      ...["", ...this.columns().map(([title]) => title)].map((text) => element("th", { scope: "col" }, text))
    );
  }
  // Titles, and the numbers below them.
  columns() {
    const { race, words } = this.view;
    const figures = [[words.train_loss, "trainLoss"], [words.test_loss, "testLoss"]];
    if (race.loss !== "squares") figures.push([words.train_accuracy, "trainAccuracy"], [words.test_accuracy, "testAccuracy"]);
    const plane = race.plane ? [[words.objective, "value"], [words.in_plane, "inPlane"], [words.distance, "distances"]] : [];
    return [...figures, ...plane];
  }
  show() {
    const { race, row, words, hidden } = this.view;
    race.rules.forEach((rule, index) => {
      const { button, note, cells } = this.items[index];
      button.setAttribute("aria-pressed", String(!hidden.has(rule.id)));
      const lost = rule.diverged !== null && race.steps[row] >= rule.diverged;
      const right = race.loss === "squares" ? null : rule.testAccuracy[row];
      const tested = right === null ? format(rule.testLoss[row], 3) : `${Math.round(1e3 * right) / 10} %`;
      const usual = words.tested.replace("{value}", tested);
      note.textContent = lost ? words.diverged.replace("{step}", rule.diverged) : usual;
      note.classList.toggle("lost", lost);
      this.columns().forEach(([, name], k) => cells[k].textContent = format(rule[name][row], 5));
    });
  }
};

// optviz/player/assets/map/contours.js
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

// optviz/player/assets/network/digits.js
var COLUMNS = 6;
function drawDigits(context, rect, view, rule, picture) {
  const { race, theme, size, words } = view;
  const across = rect.width / COLUMNS;
  const shown = COLUMNS * COLUMNS;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.font = `600 ${size}px ${theme.font}`;
  context.fillStyle = theme.text;
  context.fillText(`${rule.name}: ${words.map_of_step.replace("{step}", race.steps[race.frames[picture]])}`, rect.left, rect.top - 5);
  const classes = race.layers[race.layers.length - 1][1];
  const count = rule.outputs.length / race.frames.length / classes;
  for (let k = 0; k < Math.min(shown, count); k++) {
    const [x, y] = [rect.left + k % COLUMNS * across, rect.top + Math.floor(k / COLUMNS) * across];
    const first = (picture * count + k) * classes;
    const read = largest(rule.outputs.subarray(first, first + classes));
    drawDigit(context, race.test.x.subarray(64 * k, 64 * (k + 1)), x, y, across * 0.66, theme);
    const right = read === race.test.y[k];
    context.fillStyle = right ? theme.text : theme.name === "dark" ? "#ffa14a" : "#b34700";
    context.font = `${right ? "" : "700 "}${size * 1.05}px ${theme.font}`;
    context.textBaseline = "middle";
    context.fillText(right ? `${read}` : `${read} ✗`, x + across * 0.7, y + across * 0.33);
  }
}
var largest = (outputs) => outputs.indexOf(Math.max(...outputs));
function drawDigit(context, pixels, x, y, side, theme) {
  const cell = side / 8;
  const [r, g, b] = theme.name === "dark" ? [238, 241, 246] : [26, 34, 48];
  for (let k = 0; k < 64; k++) {
    context.fillStyle = `rgba(${r},${g},${b},${Math.min(Math.max(pixels[k], 0), 1)})`;
    context.fillRect(x + k % 8 * cell, y + Math.floor(k / 8) * cell, cell + 0.3, cell + 0.3);
  }
  context.strokeStyle = theme.faint;
  context.strokeRect(x, y, side, side);
}

// optviz/player/assets/network/outputs.js
var CLASSES = [
  { light: "#1768d1", dark: "#6ea8ff", marker: "circle" },
  { light: "#c75300", dark: "#ffa14a", marker: "square" }
];
var OutputsPicture = class {
  constructor(view) {
    this.view = view;
    this.canvas = element("canvas", { class: "outputs", role: "img" });
    this.nodes = [this.canvas];
  }
  layOut(width) {
    const { view } = this;
    const { race, size, words } = view;
    const rules = view.visible();
    const several = race.loss !== "squares";
    const columns2 = several ? Math.max(1, Math.min(rules.length, width < 560 || rules.length === 4 ? 2 : 3)) : 1;
    const across = Math.min(width / columns2, several ? 470 : width);
    const height = several ? across : Math.min(width * 0.5, 420);
    this.across = across;
    const shift = (width - across * columns2) / 2;
    this.frames = rules.slice(0, several ? rules.length : 1).map((rule, k) => {
      const [x, y] = [shift + k % columns2 * across, Math.floor(k / columns2) * height];
      const rect = inside(size, x, y, across, height, size * 1.9);
      return new Frame([race.window, several ? race.window : heightsOf(race)], rect);
    });
    const rows = Math.ceil(this.frames.length / columns2);
    this.still = still(this.canvas, width, Math.max(rows * height, 60), view, (context) => {
      if (race.loss === "classes") return;
      for (const [k, frame] of this.frames.entries()) {
        const title = several ? rules[k].name : words.fitted;
        drawAxes(context, frame, view.theme, size, { title, xLabel: !several ? "x →" : across > size * 17 ? "x₁ →  x₂ ↑" : "", grid: !several });
      }
    });
    this.points = race.loss === "binary" ? this.pointsImage() : null;
    const names = rules.map((rule) => rule.name).join(", ");
    this.canvas.setAttribute("aria-label", words[`describe_${race.loss}`].replace("{rules}", names));
  }
  // The examples, drawn once for all maps: filled ones are trained with, hollow ones tested with.
  pointsImage() {
    const { race, theme, size, ratio } = this.view;
    const { rect } = this.frames[0] ?? { rect: { width: 1, height: 1 } };
    const image = element("canvas", { width: Math.ceil(rect.width * ratio), height: Math.ceil(rect.height * ratio) });
    const context = image.getContext("2d");
    context.scale(ratio, ratio);
    const frame = new Frame([race.window, race.window], { left: 0, top: 0, width: rect.width, height: rect.height });
    const largest2 = size * (race.train.count > 250 ? 0.16 : 0.24);
    const radius = Math.max(Math.min(largest2, rect.width * 0.012), 1.5);
    for (const [points, filled] of [[race.test, false], [race.train, true]]) {
      for (let k = 0; k < points.count; k++) {
        const [x, y] = [frame.x(points.x[2 * k]), frame.y(points.x[2 * k + 1])];
        const style = CLASSES[points.y[k]];
        if (filled) drawMarker(context, style, x, y, radius, theme);
        else drawHollow(context, style, x, y, radius * 0.75, theme);
      }
    }
    return image;
  }
  draw() {
    const { view } = this;
    const { race, row } = view;
    const context = overStill(this.canvas, this.still, view.ratio);
    const frame = frameAt(race, row);
    if (race.loss === "squares") return this.drawCurves(context, frame);
    view.visible().forEach((rule, k) => {
      if (race.loss === "binary") this.drawMap(context, this.frames[k], rule, frame);
      else drawDigits(context, this.frames[k].rect, view, rule, frame);
    });
  }
  drawMap(context, frame, rule, picture) {
    const { race, theme, size } = this.view;
    const count = Math.round(Math.sqrt(rule.outputs.length / race.frames.length));
    const odds = (_, k) => Math.sinh(race.largest * valueOf(rule.outputs[picture * count * count + k]));
    const values = Float32Array.from({ length: count * count }, odds);
    const { rect } = frame;
    context.save();
    frame.clip(context);
    const cell = rect.width / (count - 1);
    context.imageSmoothingQuality = "high";
    context.drawImage(mapImage(values, count, theme), rect.left - cell / 2, rect.top - cell / 2, cell * count, cell * count);
    const [low, high] = race.window;
    const axis = { low, high, count };
    const border = contourPath({ x: axis, y: axis, values, levels: [0] }, frame);
    context.drawImage(this.points, rect.left, rect.top, rect.width, rect.height);
    strokeHalo(context, border, size * 0.16, theme);
    context.strokeStyle = theme.text;
    context.lineWidth = size * 0.16;
    context.stroke(border);
    context.restore();
    this.tellStep(context, rect, picture);
  }
  // Pictures are fewer than steps: say of which step this one is.
  tellStep(context, rect, picture) {
    const { race, theme, size, words } = this.view;
    const text = words.map_of_step.replace("{step}", race.steps[race.frames[picture]]);
    context.font = `${size}px ${theme.font}`;
    context.textAlign = "right";
    context.textBaseline = "bottom";
    const [right, bottom] = [rect.left + rect.width - 5, rect.top + rect.height - 4];
    context.lineJoin = "round";
    context.strokeStyle = theme.halo;
    context.lineWidth = 4;
    context.strokeText(text, right, bottom);
    context.fillStyle = theme.text;
    context.fillText(text, right, bottom);
  }
  drawCurves(context, picture) {
    const { race, theme, size } = this.view;
    const [frame] = this.frames;
    if (!frame) return;
    context.save();
    frame.clip(context);
    for (const [points, filled] of [[race.test, false], [race.train, true]]) {
      for (let k = 0; k < points.count; k++) {
        const [x, y] = [frame.x(points.x[k]), frame.y(points.y[k])];
        if (filled) drawMarker(context, { ...CLASSES[0], light: theme.text, dark: theme.text }, x, y, size * 0.2, theme);
        else drawHollow(context, { ...CLASSES[0], light: theme.text, dark: theme.text }, x, y, size * 0.17, theme);
      }
    }
    const [low, high] = race.window;
    for (const rule of this.view.visible()) {
      const count = rule.outputs.length / race.frames.length;
      const ys = rule.outputs.subarray(picture * count, (picture + 1) * count);
      const xs = Float32Array.from({ length: count }, (_, k) => low + (high - low) * k / (count - 1));
      const path = traceLine(xs, ys, count, frame);
      strokeHalo(context, path, size * 0.24, theme);
      strokeLine(context, path, rule, size * 0.24, theme);
    }
    context.restore();
    this.tellStep(context, frame.rect, picture);
  }
};
function drawHollow(context, style, x, y, radius, theme) {
  context.beginPath();
  if (style.marker === "square") context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = style[theme.name];
  context.lineWidth = 1.3;
  context.stroke();
}
function heightsOf(race) {
  const values = [...race.train.y, ...race.test.y];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.15 * (high - low || 1);
  return [low - room, high + room];
}
var parts = (text) => [1, 3, 5].map((k) => parseInt(text.slice(k, k + 2), 16));
function mapImage(values, count, theme) {
  const canvas = element("canvas", { width: count, height: count });
  const context = canvas.getContext("2d");
  const image = context.createImageData(count, count);
  const colors = CLASSES.map((style) => parts(style[theme.name]));
  const strength = theme.name === "dark" ? 0.5 : 0.42;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const value = values[(count - 1 - row) * count + column];
      if (!Number.isFinite(value)) continue;
      const pixel = 4 * (row * count + column);
      colors[value > 0 ? 1 : 0].forEach((c, k) => image.data[pixel + k] = c);
      image.data[pixel + 3] = 255 * strength * Math.abs(Math.tanh(value / 2));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

// optviz/player/assets/network/slice.js
var SlicePicture = class {
  title = "slice";
  constructor(view) {
    this.view = view;
    this.canvas = element("canvas", { class: "slice", role: "img" });
    this.side = element("canvas", { class: "honest", role: "img" });
    this.note = element("p", { class: "key" });
    this.nodes = [element("div", { class: "pair" }, this.canvas, this.side), this.note];
    this.charts = new Charts(view, this.side);
  }
  layOut(width) {
    const { view } = this;
    const { race, size, words, theme } = view;
    const narrow = width < 560;
    const across = narrow ? width : Math.round(width * 0.5);
    const height = Math.round(Math.min(across * 0.85, 430));
    this.canvas.style.width = `${across}px`;
    this.side.style.width = `${narrow ? width : width - across}px`;
    this.frame = new Frame(race.scene.window, inside(size, 0, 0, across, height, size * 0.8));
    this.still = still(this.canvas, across, height, view, (context) => drawScene(context, this.frame, [race.scene], theme, size));
    const rules = view.visible();
    const losses = rules.flatMap((rule) => [{ rule, ys: rule.value }, { rule, ys: rule.inPlane, faint: 0.45 }]);
    const charts = [
      { title: words.distance, lines: rules.map((rule) => ({ rule, ys: rule.distances })) },
      { title: words.true_and_slice, lines: losses }
    ];
    this.charts.layOut(charts, narrow ? width : width - across, height / 2, 1);
    this.note.textContent = words.held.replace("{share}", (100 * race.plane.held).toFixed(1));
    this.canvas.setAttribute("aria-label", words.describe_slice.replace("{rules}", rules.map((rule) => rule.name).join(", ")));
  }
  draw() {
    const { view, frame } = this;
    const { row, size, theme, ratio } = view;
    const context = overStill(this.canvas, this.still, ratio);
    context.save();
    frame.clip(context);
    for (const rule of view.visible()) {
      const path = traceLine(rule.xs, rule.ys, row, frame);
      strokeHalo(context, path, size * 0.18, theme);
      strokeLine(context, path, rule, size * 0.18, theme);
    }
    this.drawStart(context);
    for (const rule of view.visible()) {
      const [x, y] = [frame.x(rule.xs[row]), frame.y(rule.ys[row])];
      if (Number.isFinite(x + y)) drawMarker(context, rule, x, y, size * 0.5, theme);
    }
    context.restore();
    this.charts.draw();
  }
  // A ring around the first weights, which all rules share.
  drawStart(context) {
    const { theme, size, race } = this.view;
    const [x, y] = [this.frame.x(race.rules[0].xs[0]), this.frame.y(race.rules[0].ys[0])];
    if (!Number.isFinite(x + y)) return;
    context.beginPath();
    context.arc(x, y, size * 0.55, 0, 2 * Math.PI);
    context.strokeStyle = theme.text;
    context.lineWidth = size * 0.13;
    context.stroke();
  }
};

// optviz/player/assets/core/clock.js
var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
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
    const step = calm.matches ? Math.floor(this.time) : this.time;
    if (this.time >= this.reach) this.goTo(this.reach);
    else this.moveTo(step);
  }
  setSpeed(rate) {
    this.speed = rate;
    this.report();
  }
};

// optviz/player/assets/map/pointer.js
var TIME_KEYS = {
  " ": (player) => player.togglePlay(),
  ArrowRight: (player) => player.stepBy(1),
  ArrowLeft: (player) => player.stepBy(-1),
  PageUp: (player) => player.stepBy(10),
  PageDown: (player) => player.stepBy(-10),
  Home: (player) => player.goTo(0),
  End: (player) => player.goTo(player.lastStep)
};
var KEYS = {
  ...TIME_KEYS,
  "+": (player) => player.section.zoomBy(1 / 1.5),
  "-": (player) => player.section.zoomBy(1.5),
  0: (player) => player.section.showWhole(),
  p: (player) => player.section.showPaths()
};
function attachKeyboard(root, player, keys = KEYS) {
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

// optviz/player/assets/network/view.js
var USUAL_SPEED = 60;
var NARROW = 640;
var REPORT_AFTER = 300;
var NetworkView = class extends Clock {
  constructor(root, header, tell) {
    super();
    this.tell = tell;
    this.drawings = 0;
    this.restore(header);
    this.host = element("div", { class: "player network" });
    root.append(this.host);
    this.observer = new ResizeObserver(() => this.invalidate(true));
    this.observer.observe(this.host);
  }
  close() {
    cancelAnimationFrame(this.request);
    clearTimeout(this.reportTimer);
    this.observer.disconnect();
    this.detachKeyboard?.();
    this.host.remove();
  }
  restore({ view_state: { step, speed, hidden }, scene_id }) {
    this.sceneId = scene_id;
    this.atEnd = step === null;
    this.step = step ?? Infinity;
    this.speed = Number(speed ?? USUAL_SPEED);
    this.hidden = new Set(hidden);
  }
  receive(header, arrays) {
    if (header.scene_id !== this.sceneId) this.restore(header);
    this.race = readNetworks(header, arrays);
    this.words = header.words;
    this.lastStep = this.race.steps[this.race.steps.length - 1];
    this.step = this.atEnd ? this.lastStep : Math.min(this.step, this.lastStep);
    this.theme = readTheme(this.host);
    const built = JSON.stringify([header.words, header.loss, Boolean(header.plane)]);
    if (built !== this.builtFor) this.build();
    this.builtFor = built;
    this.legend.rebuild();
    this.stillChanged = true;
    this.draw(performance.now());
    writeAddress(header, this.viewState());
  }
  build() {
    const { words, race } = this;
    this.timeline = new Timeline(this);
    this.legend = new NetworkLegend(this);
    const outputs = new OutputsPicture(this);
    this.drawing = new DrawingPicture(this);
    const below = [new CurvesPicture(this), new LayersPicture(this), this.drawing];
    if (race.plane) below.push(new SlicePicture(this));
    this.pictures = [outputs, ...below];
    const time = element("div", { class: "time above" }, this.timeline.node);
    const open = window.innerWidth > NARROW ? "" : false;
    const sections = below.map((picture) => {
      const title = element("summary", {}, element("h2", {}, words[picture.title]));
      return element("details", { open }, title, ...picture.nodes);
    });
    this.host.replaceChildren(this.legend.node, ...outputs.nodes, time, ...sections, this.legend.table);
    this.detachKeyboard?.();
    this.detachKeyboard = attachKeyboard(this.host, this, TIME_KEYS);
  }
  visible() {
    return this.race.rules.filter((rule) => !this.hidden.has(rule.id));
  }
  togglePath(index) {
    const rule = this.race.rules[index];
    if (!rule) return;
    if (!this.hidden.delete(rule.id)) this.hidden.add(rule.id);
    this.invalidate(true);
    this.report();
  }
  viewState() {
    return {
      scene_id: this.sceneId,
      step: this.atEnd ? null : Math.floor(this.step),
      view: null,
      speed: this.speed === USUAL_SPEED ? null : String(this.speed),
      hidden: this.race.rules.map((rule) => rule.id).filter((id) => this.hidden.has(id))
    };
  }
  report() {
    clearTimeout(this.reportTimer);
    this.reportTimer = setTimeout(() => {
      if (writeAddress(this.race, this.viewState())) this.tell("view_state", this.viewState());
      else this.report();
    }, REPORT_AFTER);
  }
  invalidate(still2 = false) {
    this.stillChanged ||= still2;
    this.request ??= requestAnimationFrame((now) => {
      this.request = void 0;
      if (this.race) this.draw(now);
    });
  }
  draw(now) {
    if (this.playing) this.advance(now);
    const width = this.host.clientWidth;
    if (!width) return;
    this.row = rowAt(this.race, this.step);
    if (this.stillChanged) {
      this.ratio = window.devicePixelRatio || 1;
      this.size = Math.min(Math.max(width / 58, 13), 18);
      for (const picture of this.pictures) picture.layOut(width);
    }
    this.stillChanged = false;
    for (const picture of this.pictures) picture.draw();
    this.timeline.show();
    this.legend.show();
    this.drawings += 1;
    Object.assign(this.host.dataset, {
      drawings: this.drawings,
      step: Math.floor(this.step),
      last: this.lastStep,
      tag: this.race.query,
      playing: this.playing,
      network: this.drawing.rule.id
    });
    if (this.playing) this.invalidate();
  }
};

// optviz/player/assets/network.js
var views = new Mounted(NetworkView);
function network_default(call) {
  const message = decode(call.data);
  const { session } = (
    /** @type {any} */
    message.header
  );
  return isOfAnother(session) ? void 0 : views.receive(message, call);
}
export {
  network_default as default
};
