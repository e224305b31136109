variable "target_account_id" {
  description = "The account that is deployed to"
  type        = string
}

variable "deploy_role_arn" {
  type = string
}

provider "aws" {
  region = "us-east-1"

  assume_role {
    role_arn     = "arn:aws:iam::${var.target_account_id}:role/deployer"
    session_name = "deploy"
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
  assume_role { role_arn = var.deploy_role_arn }
}

resource "aws_iam_policy" "invoke" {
  name_prefix = "invoke-"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = "arn:aws:lambda:*:${var.target_account_id}:function:shop-*"
    }]
  })
}

resource "aws_sqs_queue" "west" {
  provider    = aws.west
  name_prefix = "west-"
}
