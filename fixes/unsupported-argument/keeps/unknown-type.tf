resource "aws_personalize_schema" "main" {
  name = "main"
}
