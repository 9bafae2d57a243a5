import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

import { SettingsHistory } from "../../../../optviz/player/assets/core/history.js"

// In place of a browser: its entries, each with an address and a state, and what listens to it.
class Browser {
  constructor(address) {
    this.entries = [{ address, state: null }]
    this.place = 0
    this.writes = 0
    this.listeners = {}
    this.parent = this
    const browser = this
    this.history = {
      get state() {
        return browser.entries[browser.place].state
      },
      replaceState(state, _title, address) {
        browser.writes += 1
        browser.entries[browser.place] = { address, state }
      },
      pushState(state, _title, address = browser.location.href) {
        browser.entries.splice(++browser.place, Infinity, { address, state })
      },
      back: () => this.go(-1),
      forward: () => this.go(1),
    }
  }
  get location() {
    return new URL(this.entries[this.place].address)
  }
  addEventListener(name, listener) {
    this.listeners[name] = listener
  }
  go(by) {
    this.place += by
    assert.ok(this.entries[this.place], "the reader has left the app")
    let heard = true
    this.listeners.popstate({ state: this.history.state, stopImmediatePropagation: () => (heard = false) })
    this.heardByStreamlit = heard
  }
  press(key, more = {}) {
    let prevented = false
    const control = { matches: () => false, ...more.control }
    const event = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, key, ...more }
    this.listeners.keydown({ ...event, composedPath: () => [control], preventDefault: () => (prevented = true) })
    return prevented
  }
  get queries() {
    return this.entries.map(({ address }) => new URL(address).search.slice(1))
  }
}

let browser, settings, told, undone, now

beforeEach(() => {
  globalThis.window = browser = new Browser("http://host/race?a=1")
  settings = new SettingsHistory()
  told = []
  undone = now = 0
  settings.listen((name, value) => told.push([name, value]))
  mock.restoreAll()
  mock.method(performance, "now", () => now)
})

const write = (query, at) => settings.write({ query, undone }, at)
// A run that comes so long after the one before that a change in it is a step of its own.
const later = (query, at) => {
  now += 2000
  return write(query, at)
}
// What the page does when it is asked: it begins anew from the query, and says all in its own order.
const answer = () => {
  undone = told.at(-1)[1].number
  return write(told.at(-1)[1].query)
}

test("settings at rest are entries; step, language and projector are not", () => {
  for (const query of ["a=1&lang=en", "a=2&lang=en", "a=2&lang=zh&projector=on"]) later(query)
  write("a=2&lang=zh&projector=on", { step: 7 })
  later("a=2&lang=zh&projector=on&b=1")
  assert.deepEqual(browser.queries, ["a=1&lang=en", "a=2&lang=zh&projector=on&step=7", "a=2&lang=zh&projector=on&b=1"])
})

test("changes of one setting within a second are one, of another setting they are not", () => {
  later("a=1")
  for (const a of [2, 3, 4]) {
    now += 900
    write(`a=${a}`)
  }
  write("a=4&b=1")
  assert.deepEqual(browser.queries, ["a=1", "a=4", "a=4&b=1"])
})

test("an address that is the same already is not written again", () => {
  for (let k = 0; k < 3; k++) later("a=1,2", { hidden: ["x", "y"] })
  assert.equal(browser.writes, 1)
})

test("undo asks the page and keeps Streamlit out of it; what it says then makes no entry", () => {
  for (const query of ["a=1", "a=2", "a=3"]) later(query)
  browser.press("z")
  assert.equal(browser.heardByStreamlit, false)
  assert.deepEqual(told, [["undo", { number: 1, query: "a=2" }]])
  answer()
  browser.press("z")
  answer()
  browser.press("y")
  browser.press("z", { shiftKey: true })
  undone = 4
  write("a=3")
  assert.deepEqual([browser.queries, browser.place], [["a=1", "a=2", "a=3"], 2])
})

test("a run from before an undo writes nothing, until the undo seems lost", () => {
  for (const query of ["a=1", "a=2"]) later(query)
  browser.press("z")
  assert.equal(write("a=2&b=1"), false)
  assert.deepEqual(browser.queries, ["a=1", "a=2"])
  now += 5000
  assert.equal(write("a=2"), true)
})

test("a change after an undo is a step from there", () => {
  for (const query of ["a=1", "a=2"]) later(query)
  browser.press("z")
  answer()
  later("a=5")
  assert.deepEqual(browser.queries, ["a=1", "a=5"])
  assert.equal(browser.press("y"), true)
  assert.equal(browser.place, 1)
})

test("the language and the projector of now stay when others are undone", () => {
  for (const query of ["a=1&lang=en&projector=on", "a=2&lang=en"]) later(query)
  browser.press("z")
  assert.equal(told[0][1].query, "a=1")
})

test("the keys never leave the page, and leave a field of text its own undo", () => {
  later("a=1")
  browser.press("z")
  browser.press("y")
  assert.deepEqual([browser.place, told], [0, []])
  later("a=2")
  assert.equal(browser.press("z", { control: { matches: () => true } }), false)
  assert.equal(browser.press("z", { ctrlKey: false }), false)
  assert.equal(browser.place, 1)
  assert.equal(browser.press("z", { ctrlKey: false, metaKey: true }), true)
  assert.equal(browser.place, 0)
})

test("to another page Streamlit goes, and there the steps begin anew", () => {
  for (const query of ["a=1", "a=2"]) later(query)
  browser.history.pushState(null, "", "http://host/curve")
  later("c=1")
  browser.press("z")
  assert.equal(browser.place, 2)
  later("c=2")
  browser.press("z")
  answer()
  browser.go(-1)
  assert.equal(browser.heardByStreamlit, true)
  later("a=2")
  browser.press("y")
  assert.equal(browser.place, 1)
  browser.press("z")
  assert.equal(told.at(-1)[1].query, "a=1")
  assert.equal(browser.entries.length, 4)
})

test("an entry that Streamlit has made for a lesson of the same page can be gone back from", () => {
  later("lesson=one")
  browser.history.pushState(null, "", "http://host/race?lesson=two")
  later("lesson=two")
  browser.press("z")
  assert.deepEqual(told, [["undo", { number: 1, query: "lesson=one" }]])
})

test("after a reload the entries before can still be gone back to", () => {
  for (const query of ["a=1", "a=2"]) later(query)
  settings = new SettingsHistory()
  settings.listen((name, value) => told.push([name, value]))
  later("a=2")
  browser.press("z")
  assert.deepEqual([browser.place, told.length], [0, 1])
})

test("in a page of others no entries are made", () => {
  browser.parent = {}
  for (const query of ["a=1", "a=2"]) later(query)
  assert.deepEqual(browser.queries, ["a=2"])
})
