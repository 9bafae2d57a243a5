// What fills a place in a sentence may be a number, which TypeScript's own declaration leaves out.
interface String {
  replace(searchValue: string, replaceValue: string | number): string
}
