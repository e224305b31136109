resource "aws_accessanalyzer_analyzer" "own" {
  analyzer_name = "own"
}
