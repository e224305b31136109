resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    # what ${STAGE:-"dev"} says
    REGION=${1:-eu-west-1}
    echo "${names[@]}" ${REGION//-/_} ${#REGION} ${var.stage}
    curl -s -o /dev/null -w "%{http_code}" http://localhost
    %{ if var.stage == "prod" }
    /opt/aws/bin/cfn-signal --stack ${AWS::StackName} --region ${AWS::Region}
    %{ endif }
  EOT

  tags = { Stage = var.stage }
}

variable "stage" {
  type    = string
  default = "dev"
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

output "bucket" {
  value = "logs-${AWS::AccountId}-${var.stage}"
}
