data "aws_guardduty_detector" "own" {}
