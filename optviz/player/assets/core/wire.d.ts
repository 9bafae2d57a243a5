// The wire format: what Python sends, message by message. Each has a header, which is JSON, and
// arrays of float32 beside it; here the arrays have their names, in the order in which they come.
// Written by `player/payloads/` and `component.py`, read by `player/decoders.js`. The Network page's
// only message is read where its order stands, in `network/data.js`.

export type Point = number[] // one number for each coordinate
export type Range = [low: number, high: number]
export type Axis = { low: number; high: number; count: number }

export type Message = { header: Header; arrays: Float32Array[] }
export type Header = PathsHeader | NamedHeader | AddressHeader | { kind: "history" } | { kind: "refused"; answers: number }
// What players find by its name.
export type NamedHeader = SceneHeader | FitHeader | BatchesHeader | CloudHeader | ExplainedHeader | HeatHeader | ParametersHeader | OutcomesHeader | PollHeader

// `undone` is the number of the reader's last undo that a run has known.
export type AddressHeader = { kind: "address"; session: string; undone: number; query: string }

// All that a run of a page says to its player; `paths` are null if the live socket has them.
// An answer of the live socket has `answers`, the number of the request, and fewer of the others.
export type PathsHeader = {
  kind: "paths"
  session: string // another one when the server was started anew
  undone: number
  page: string
  scene: string // a name, as of detail, fit, pad and the overlays
  detail: string | null
  scene_id: string
  dimension: 1 | 2
  query: string
  view_state: ViewState
  pad: string
  parameters: Record<string, number>
  start: Point
  last_change: number
  live: boolean
  projector: boolean
  showcase: boolean // plays by itself, once, and tells nobody
  alone: boolean // in a file of its own: there is no server to ask
  fit: string | null
  batches?: string
  cloud?: string
  explained?: string
  heat?: string
  outcomes?: string
  answers?: number
  paths: PathHeader[] | null
}

// The player's own controls, as a link has them; `parts` are texts by their names in the link.
export type ViewState = {
  step: number | null
  view: Range[] | null
  speed: string | null
  hidden: string[]
  parts: Record<string, string>
}

// A path and its table: `columns` are the table's, in their order, each with its number of arrays.
// What only some rules have is in arrays after all tables: these numbers say where.
export type PathHeader = {
  id: string
  name: string
  light: string
  dark: string
  dash: number[]
  marker: string
  diverged: number | null
  ended: number | null
  undefined: boolean
  stopped: string | null
  events: Record<string, number[]>
  columns: [name: keyof Columns, width: number][]
  curvature?: { rate: number; bound: number | null; linear: boolean }
  look_ahead?: number
  evaluations?: number
  trials?: number
  brackets?: boolean
}

// The columns of a path's table: for each name an array for each coordinate, or one.
export type Columns = {
  params: Float32Array[]
  value: [Float32Array]
  grad: Float32Array[]
  rate?: [Float32Array]
  eigenvalues?: Float32Array[]
  regimes?: Float32Array[]
  angles?: [Float32Array]
}

export type SceneHeader = {
  kind: "scene"
  name: string
  title: string
  window: Range[]
  axes: Axis[] // a curve has only one
  equal_units: boolean
  levels: number[]
  minima: Point[]
  symbols: string[]
  polylines: number[] // of how many points each contour line is
  words: Record<string, string>
  point: string // what a point is called
  gaps?: Range[] // of a curve
  far?: { axis: Axis; gaps: Range[] } // far beyond its window
  critical?: Critical
}
export type SceneArrays = [values: Float32Array, lines: Float32Array, farValues?: Float32Array]

export type Critical = {
  points: { kind: string; point: Point; value: number; eigenvalues: (number | null)[] }[]
  winding: number | null
  complete: boolean
  convex: boolean
  lowest: number | null
}

export type FitHeader = {
  kind: "fit"
  name: string
  link_low: number
  link_high: number
  loss: "squares" | "half_squares" | "cross_entropy"
  weight: number
}
export type FitArrays = [
  x: Float32Array,
  y: Float32Array,
  design: Float32Array,
  offset: Float32Array,
  grid: Float32Array,
  gridDesign: Float32Array,
  gridOffset: Float32Array,
  link: Float32Array,
]

export type BatchesHeader = {
  kind: "batches"
  name: string
  per_epoch: number | null
  mean: boolean
}
export type BatchesArrays = [indices: Float32Array, sizes: Float32Array]

// One array of points for each of the paths.
export type CloudHeader = {
  kind: "cloud"
  name: string
  step: number
  total: number
  drawn: number
  paths: string[]
}

// A tree: its kind, and its parts.
export type Formula = [kind: string, ...parts: (string | Formula)[]]

// One array for each of the columns: its name, and the shape of a row.
export type ExplainedHeader = {
  kind: "explained"
  name: string
  path: string
  lines: [name: string, formula: Formula | null][]
  symbols: Record<string, [letter: string, below: string, above: string]>
  measured: boolean
  parts: Range
  columns: [name: string, ...shape: number[]][]
}

// What became of each path: the code of its regime, by its id.
export type OutcomesHeader = {
  kind: "outcomes"
  name: string
  regimes: Record<string, number>
}

// How a poll stands: how many votes each regime has, which of them it was, once that is told, and
// this window's own; without a code there is none, or no more.
export type PollHeader = {
  kind: "poll"
  name: "poll"
  code: string | null
  refused: "" | "closed" | "full" | "unread"
  number?: number
  counts?: number[]
  answer?: number | null
  chosen?: number | null
}

// A map of runs: what became of each, and where it ended, its loss or the index of its minimum.
export type HeatHeader = {
  kind: "heat"
  name: string
  basins: boolean
  view: [number, number, number, number]
  whole: [number, number, number, number]
  log: [boolean, boolean]
  names: string[]
  path: string
  shows: "steps" | "loss"
  x: number[]
  y: number[]
  num_steps: number
  minima: Point[]
  bound: number[]
  best: Point | null
  corrected: [row: number, column: number] | null
  preview: boolean
  said: string
}
export type HeatArrays = [codes: Float32Array, ends: Float32Array, fragile?: Float32Array]

export type Parameter = {
  name: string
  path: string
  rule: string
  label: string
  key: string
  values: number[]
  log: boolean
  shape: boolean
  ends: Range | null
}
export type ParametersHeader = {
  kind: "parameters"
  name: string
  parameters: Parameter[]
}
