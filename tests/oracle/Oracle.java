import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Java itself answers: m3ter documents `code` and `iamRoleArn` by Java patterns over the whole string, and counts lengths
 * with `String.length()`. It wants JDK 9, since which a nested class in a negated one means what it says.
 *
 * <p>`Oracle strings` reads a string a line and writes `verdict TAB length`. `Oracle characters` puts every code point into
 * every template and writes the runs of equal verdicts: `template TAB first TAB last TAB verdict`, code points in hexadecimal.
 *
 * <p>A verdict is `c` when the string is a code, `r` when it is a role's ARN, `b` for both and `-` for neither. In a string,
 * `\\` is a backslash and `\\uXXXX` a UTF-16 unit.
 */
final class Oracle {
  private static final Pattern CODE =
      Pattern.compile("^([^[\\p{Cntrl}\\s]])|([^[\\p{Cntrl}\\s]][[^[\\p{Cntrl}\\s]] ]*[^[\\p{Cntrl}\\s]])$");
  private static final Pattern IAM_ROLE_ARN = Pattern.compile("^arn:aws:iam::\\d+:role/.*$");

  private static final String ARN = "arn:aws:iam::1:role/x";

  /** Where a template wants its character. */
  private static final String PLACE = "?";

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    if (arguments.length > 0 && arguments[0].equals("characters")) {
      for (String template : templates()) {
        sweep(template, out);
      }
    } else {
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String string = unescape(line);
        out.print(verdict(string) + "\t" + string.length() + "\n");
      }
    }
    out.flush();
  }

  private static char verdict(String string) {
    boolean code = CODE.matcher(string).matches();
    boolean iamRoleArn = IAM_ROLE_ARN.matcher(string).matches();
    return code ? (iamRoleArn ? 'b' : 'c') : (iamRoleArn ? 'r' : '-');
  }

  private static String unescape(String line) {
    StringBuilder string = new StringBuilder(line.length());
    for (int at = 0; at < line.length(); at++) {
      char unit = line.charAt(at);
      if (unit != '\\') {
        string.append(unit);
      } else if (line.charAt(++at) == 'u') {
        string.append((char) Integer.parseInt(line.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        string.append('\\');
      }
    }
    return string.toString();
  }

  /** Each place of a code, then each place of an ARN, taken and between. */
  private static List<String> templates() {
    List<String> all = new ArrayList<>(List.of("?", "?a", "a?", "a?a", "? ", " ?", "a ?", "? a", "??"));
    for (int at = 0; at <= ARN.length(); at++) {
      all.add(ARN.substring(0, at) + PLACE + ARN.substring(at));
      if (at < ARN.length()) {
        all.add(ARN.substring(0, at) + PLACE + ARN.substring(at + 1));
      }
    }
    return all;
  }

  private static void sweep(String template, PrintStream out) {
    int first = 0;
    char known = 0;
    for (int point = 0; point <= Character.MAX_CODE_POINT + 1; point++) {
      boolean isPoint = point <= Character.MAX_CODE_POINT;
      char verdict = isPoint ? verdict(template.replace(PLACE, new String(Character.toChars(point)))) : 0;
      if (point > 0 && verdict != known) {
        out.print(template + "\t" + Integer.toHexString(first) + "\t" + Integer.toHexString(point - 1) + "\t" + known + "\n");
        first = point;
      }
      known = verdict;
    }
  }
}
