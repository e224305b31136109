# A variable that nothing reads is meant by a name that says the same, and so is an alias that nobody uses and whose name
# begins with the other.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "euw1"
  region = "eu-west-1"
}

variable "private_subnet_ids" {
  type    = list(string)
  default = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = var.private_subnets
}

resource "aws_sns_topic" "beside" {
  provider = aws.eu
  name     = "beside"
}
