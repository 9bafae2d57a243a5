import js from "@eslint/js"
import globals from "globals"

export default [
  { ignores: ["**/bundle/", ".venv/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-useless-assignment": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unmodified-loop-condition": "error",
      "no-unreachable-loop": "error",
      "array-callback-return": "error",
    },
  },
  { files: ["optviz/player/assets/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["tests/**/*.js", "benchmarks/run_scripts.js"], languageOptions: { globals: globals.node } },
  { files: ["benchmarks/watch*.js"], languageOptions: { sourceType: "script", globals: globals.browser } },
]
