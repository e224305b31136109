# Which rule it is, nobody says.
resource "aws_config_config_rule" "own" {
  name        = "company-standard"
  description = "What the company wants."
}
