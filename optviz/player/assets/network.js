// The entry of the Network page's pictures: called once when they are mounted and again at every
// change of their data or of the theme, with the same parentElement.
import { NetworkView } from "./network/view.js"
import { decode } from "./core/payload.js"

const views = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const { header, arrays } = decode(data)
  let view = views.get(parentElement)
  if (!view) {
    view = new NetworkView(parentElement, header, setTriggerValue)
    views.set(parentElement, view)
  }
  view.receive(header, arrays)
  return () => {
    view.close()
    views.delete(parentElement)
  }
}
