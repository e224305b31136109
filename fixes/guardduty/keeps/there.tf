resource "aws_guardduty_detector" "own" {
  enable = true
}
