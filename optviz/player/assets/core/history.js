// The browser's history undoes and redoes the settings of a page: whenever they have come to rest at
// others, the address becomes a new entry. What the player's own controls say, such as its step, is
// written into the present entry: playing is nothing to go back through.
import { addressOf } from "./address.js"

const TOGETHER = 1000 // milliseconds: changes of one setting that follow each other sooner are one
const LOST_AFTER = 5000 // milliseconds: of an undo that no run has known, as when the server was restarted

// What is chosen for the screen or for all pages: it makes no entry, and stays when others are undone.
const OF_SCREEN = ["lang", "projector"]

export class SettingsHistory {
  constructor() {
    this.asked = this.askedAt = 0 // how often the page was asked to begin anew, and when last
    this.number = this.last = 0 // of the present entry, and of the newest one, on this page
    this.page = "" // its path
    this.changing = "" // the names of the settings that were changed last, and when
    this.changedAt = 0
  }

  /** @param {(name: string, value: object) => void} tell tells the page that it is to begin anew */
  listen(tell) {
    if (!this.tell) {
      // Streamlit listens too and runs the page, with the settings that it has. `onMoved` keeps it from
      // that where capturing listeners come first; in Chromium the order is that of registration, and
      // the undo overtakes Streamlit's run.
      window.addEventListener("popstate", (event) => this.onMoved(event), { capture: true })
      window.addEventListener("keydown", (event) => this.onKey(event), { capture: true })
    }
    this.tell = tell
  }

  /**
   * Write what a run of the page says into the address, with the player's own part of the link.
   *
   * False if an undo is under way, which that run does not know: what the player shows now, such as
   * its step, is of the settings before, and the page is not to be told.
   * @param {{ query: string, undone: number }} header
   */
  write({ query, undone }, at) {
    if (undone < this.asked && performance.now() - this.askedAt < LOST_AFTER) return false
    const { history, location } = window
    const entry = history.state?.optviz
    const isHere = entry && this.page === location.pathname
    const changed = isHere ? namesOfChanged(entry.query, query) : []
    if (changed.length && !this.continues(changed) && window === window.parent) this.push()
    else if (!isHere) this.arrive()
    this.page = location.pathname
    const address = addressOf(query, at)
    if (address !== location.href || query !== entry?.query) {
      history.replaceState({ ...history.state, optviz: { number: this.number, query } }, "", address)
    }
    return true
  }

  push() {
    this.last = this.number += 1
    window.history.pushState(window.history.state, "")
  }

  // At an entry of a page that was opened just now; Streamlit makes one of its own for a lesson.
  arrive() {
    const follows = this.page === window.location.pathname
    this.last = this.number = window.history.state?.optviz?.number ?? (follows ? this.number + 1 : 0)
  }

  // Whether a change goes on with the one before, as a slider under a hand or a held key.
  continues(names) {
    const name = String(names)
    const now = performance.now()
    const follows = name === this.changing && now - this.changedAt < TOGETHER
    Object.assign(this, { changing: name, changedAt: now })
    return follows
  }

  onMoved(event) {
    const entry = event.state?.optviz
    // To another page Streamlit goes by itself.
    if (!entry || window.location.pathname !== this.page) return
    event.stopImmediatePropagation()
    this.number = entry.number
    this.changing = ""
    this.asked += 1
    this.askedAt = performance.now()
    const query = new URLSearchParams(window.location.search)
    for (const name of OF_SCREEN) query.delete(name)
    this.tell("undo", { number: this.asked, query: query.toString() })
  }

  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.composedPath()[0])) return
    const key = (event.shiftKey ? "shift " : "") + event.key.toLowerCase()
    const isBack = key === "z"
    if (!isBack && key !== "y" && key !== "shift z") return
    event.preventDefault()
    // Never to another page.
    if (isBack && this.number > 0) window.history.back()
    else if (!isBack && this.number < this.last) window.history.forward()
  }
}

function settingsOf(query) {
  const settings = new Map(new URLSearchParams(query))
  for (const name of [...OF_SCREEN, "course"]) settings.delete(name)
  return settings
}

function namesOfChanged(queryBefore, query) {
  const [before, now] = [settingsOf(queryBefore), settingsOf(query)]
  const names = new Set([...before.keys(), ...now.keys()])
  return [...names].filter((name) => before.get(name) !== now.get(name))
}

// Where these keys undo what is written.
const isText = (control) => control.matches?.("textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])")

// One for all bundles of a page.
const settingsHistory = (globalThis.optvizHistory ??= new SettingsHistory())
export const writeAddress = (header, at) => settingsHistory.write(header, at)
export const undoBy = (tell) => settingsHistory.listen(tell)
