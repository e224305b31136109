provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "dr"
  region = "eu-central-1"
}

variable "dr_enabled" {
  type    = bool
  default = false
}

resource "aws_sns_topic" "dr" {
  provider = var.dr_enabled ? aws.dr : aws
  name     = "dr"
}
