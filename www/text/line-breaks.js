/**
 * An editor counts every line break as one character, and JSON text may have two for it. A `Lines` translates between the
 * two, so that a text with CRLF keeps them and gets no other.
 */

export class Lines {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.isPlain = !text.includes("\r");
    /** As the editor has it. */
    this.view = this.isPlain ? text : text.replace(/\r\n?/g, "\n");
    this.lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  }

  /** @param {number} offset in the text */
  toView(offset) {
    return this.isPlain ? offset : this.text.slice(0, offset).replace(/\r\n/g, "\n").length;
  }

  /** @param {number} offset in the view */
  toText(offset) {
    if (this.isPlain) return offset;
    let at = 0;
    for (let left = offset; left > 0; left--) at += this.text.startsWith("\r\n", at) ? 2 : 1;
    return at;
  }

  /**
   * @param {number} from in the view
   * @param {number} to in the view
   * @param {string} inserted as the editor has it
   * @returns {string} the text after the change
   */
  replace(from, to, inserted) {
    const insert = inserted.replaceAll("\n", this.lineBreak);
    const edited = this.text.slice(0, this.toText(from)) + insert + this.text.slice(this.toText(to));
    if (this.isPlain) return edited;
    const view = this.view.slice(0, from) + inserted + this.view.slice(to);
    // A CR and an LF that the edit brought together are one line break. Only a text with several kinds of line breaks has this.
    return new Lines(edited).view === view ? edited : view.replaceAll("\n", this.lineBreak);
  }
}
