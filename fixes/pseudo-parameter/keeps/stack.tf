resource "aws_cloudformation_stack" "alerts" {
  name = "alerts"

  template_body = <<-EOT
    Outputs:
      Region:
        Value: !Sub "$${AWS::Region}"
  EOT
}

locals {
  script = "cfn-signal --stack $${AWS::StackName}"
  other  = "$${aws:username}"
}
