resource "aws_inspector2_enabler" "main" {
  account_ids    = [slot.account.account_id]
  resource_types = ["EC2", "ECR", "LAMBDA"]
}
