provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "before"
  region = var.source_region
}

variable "source_region" {
  default = "us-west-1"
}

data "aws_vpc" "before" {
  provider = aws.before
  default  = true
}

resource "aws_subnet" "before" {
  provider   = aws.before
  vpc_id     = data.aws_vpc.before.id
  cidr_block = "10.0.0.0/24"
}
