// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.problem.Problem;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/** Where a command speaks to a person. */
public final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Texts texts;

    Terminal(PrintWriter out, PrintWriter err, Texts texts) {
        this.out = out;
        this.err = err;
        this.texts = texts;
    }

    /** On standard output and error, in the user's language. */
    public static Terminal ofThisProcess() {
        return new Terminal(new PrintWriter(System.out, true, Charset.defaultCharset()), new PrintWriter(System.err, true, Charset.defaultCharset()), Texts.in(Locale.getDefault()));
    }

    Texts texts() {
        return texts;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void say(String key, Map<String, String> values) {
        line(texts.get(key, values));
    }

    /** All four sentences, so that nobody has to look anything up; with words of their own where the window has a button for it. */
    public void problem(Problem problem) {
        ProblemText text = ProblemText.of(problem.args().containsKey("code") ? problem : problem.with("code", "command-line"), texts);
        String mark = switch (problem.severity()) {
            case BLOCKING -> "✗";
            case SHOULD_FIX -> "!";
            case INFO -> "i";
        };
        err.println(mark + " " + text.title() + (problem.field() == null ? "" : "  [" + problem.field().path() + "]"));
        err.println("    " + texts.get("cli.found") + " " + text.found());
        err.println("    " + texts.get("cli.required") + " " + text.required());
        err.println("    " + texts.get("cli.why") + " " + text.why());
        err.println("    " + texts.get("cli.fix") + " " + text.fix());
        if (!problem.detail().isBlank() && !text.found().contains(problem.detail())) {
            err.println("    " + problem.detail().replace("\n", "\n    "));
        }
        err.flush();
    }
}
