// The page's link: the settings come from the server, the rest from the player's own controls, on
// pages that have one.
import { rounded } from "./numbers.js"

export function linkOf(query, { step = null, view = null, speed = null, hidden = [], parts = {} } = {}) {
  const settings = new URLSearchParams(query)
  if (step !== null) settings.set("step", step)
  if (view !== null) settings.set("view", view.flatMap(shortened).join(","))
  if (speed !== null) settings.set("speed", speed)
  if (hidden.length) settings.set("hidden", hidden.join(","))
  for (const [name, text] of Object.entries(parts)) settings.set(name, text)
  return settings
}

// The ends of a range, to a ten-thousandth of its length.
function shortened([low, high]) {
  const unit = 10 ** (Math.floor(Math.log10(high - low)) - 4)
  return [rounded(low, unit), rounded(high, unit)]
}

// The address of a link on the present page.
export function addressOf(query, at) {
  const address = new URL(window.location.href)
  const settings = linkOf(query, at)
  for (const [name, value] of address.searchParams) {
    if (name.startsWith("embed")) settings.append(name, value)
  }
  // Commas are allowed in a query and keep links readable.
  address.search = settings.toString().replaceAll("%2C", ",")
  return address.href
}
