resource "aws_inspector2_enabler" "own" {
  account_ids    = ["123456789012"]
  resource_types = ["ECR"]
}
