resource "aws_accessanalyzer_analyzer" "main" {
  analyzer_name = slot("name", "access")
  type          = "ACCOUNT"

  tags = slot("tags")
}
