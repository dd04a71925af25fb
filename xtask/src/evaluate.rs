//! The rules on the command line: JSON Lines in, one decision a line out.

use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};

use anyhow::Result;
use service_request_wizard::domain::Names;
use service_request_wizard::domain::evaluate::evaluate_line;
use service_request_wizard::native::NativeNames;

const NOT_UTF8: &str = r#"{"outcome":"invalid-request","error":"the line is not UTF-8"}"#;

/// Decides every line of standard input. A reader that closes standard output early ends the run quietly.
pub fn run() -> Result<()> {
    let input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    match stream(input, io::stdout().lock(), &NativeNames) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// One line out for each line in, in order. The output is flushed whenever no further input waits, so that a
/// program at the other end can talk line by line.
fn stream<R: io::Read>(mut input: BufReader<R>, output: impl Write, names: &dyn Names) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(1 << 16, output);
    let mut line = Vec::new();
    let mut is_first = true;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        let answer = answer(&line, is_first, names);
        is_first = false;
        output.write_all(answer.as_bytes())?;
        output.write_all(b"\n")?;
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
}

fn answer(line: &[u8], is_first: bool, names: &dyn Names) -> String {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = if is_first { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
    match std::str::from_utf8(line) {
        Ok(line) => evaluate_line(line, names),
        Err(_) => NOT_UTF8.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &[u8]) -> Vec<String> {
        let mut output = Vec::new();
        stream(BufReader::new(input), &mut output, &NativeNames).expect("memory does not fail");
        let text = String::from_utf8(output).expect("decisions are text");
        assert!(text.is_empty() || text.ends_with('\n'));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_line_has_its_answer_in_order() {
        let marketplace = br#"{"customer":{"domain":"contoso.com"},"service":"marketplace"}"#;
        let decided = String::from_utf8(marketplace.to_vec()).map(|line| evaluate_line(&line, &NativeNames));
        let decided = decided.expect("the line is text");
        assert!(decided.contains(r#""outcome":"contact-isv""#), "{decided}");

        let mut input = b"\xEF\xBB\xBF".to_vec();
        input.extend_from_slice(marketplace);
        input.extend_from_slice(b"\r\nnot json\n\xFF\xFE\n\n");
        input.extend_from_slice(marketplace);
        let answers = answers(&input);
        assert_eq!(answers.len(), 5);
        assert_eq!(answers[0], decided);
        assert!(answers[1].starts_with(r#"{"outcome":"invalid-request","error":""#));
        assert_eq!(answers[2], NOT_UTF8);
        assert!(answers[3].starts_with(r#"{"outcome":"invalid-request","error":""#));
        assert_eq!(answers[4], decided);
    }

    #[test]
    fn nothing_in_gives_nothing_out() {
        assert!(answers(b"").is_empty());
    }
}
