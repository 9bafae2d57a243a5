// A server that was started anew, or has forgotten a reader who was away for long, knows only what
// the page was opened with, not what was set since. The address has all of it.
let known = null

/** Whether a message is of another session than those before: then the page is opened once more. */
export function isOfAnother(session) {
  known ??= session
  if (session === known) return false
  window.location.reload()
  return true
}
