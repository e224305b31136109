resource "aws_guardduty_detector" "main" {
  enable = true
}

resource "aws_guardduty_detector" "other" {
  enable = true
}

resource "aws_organizations_policy" "this" {
  for_each = toset(["a", "b"])
  name     = each.key
  content  = "{}"
}

output "detectors" {
  value = [for one in [aws_guardduty_detector.main, aws_guardduty_detector.other] : one.detector_id]
}

output "policies" {
  value = values(aws_organizations_policy.this)[*].policy_id
}
