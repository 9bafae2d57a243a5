// The explanation of one path's steps as it arrives: formulas, and row by row their values.
/**
 * @param {import("../core/wire.js").ExplainedHeader} header
 * @param {Float32Array[]} arrays
 */
export function makeExplained(header, arrays) {
  const columns = {}
  header.columns.forEach(([name, ...shape], k) => {
    const size = shape.reduce((a, b) => a * b, 1)
    columns[name] = { shape, size, data: arrays[k] }
  })
  const { data, size } = columns.update
  return { ...header, columns, count: data.length / size }
}

// The numbers of a name at a row.
export function valueOf({ columns }, name, t) {
  const { data, size } = columns[name]
  return data.subarray(t * size, (t + 1) * size)
}
