# This Terraform reads templates from files alone.
terraform {
  required_version = "~> 1.5.0"
}

resource "aws_iam_policy" "app" {
  name   = "app"
  policy = templatefile("${path.module}/policy.json.tpl", { name = "app" })
}
