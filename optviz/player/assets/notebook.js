// The entry that `anywidget` calls in a notebook, for each place where a player is shown.
import { Widget } from "./notebook/widget.js"

export default {
  render({ model, el }) {
    const widget = new Widget(model, el)
    return () => widget.close()
  },
}
