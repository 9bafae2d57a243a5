// The entry of a phone's page in a poll, whose code and words stand on its element.
import { Ballot } from "./poll/ballot.js"

const root = /** @type {HTMLElement} */ (document.querySelector(".ballot"))
new Ballot(root, root.dataset.code, JSON.parse(root.dataset.words))
