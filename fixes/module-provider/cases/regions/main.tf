provider "aws" {
  region = "eu-west-1"
}

resource "aws_iam_role" "deploy" {
  assume_role_policy = "{}"
}

module "home" {
  source     = "./stack"
  region     = "eu-west-1"
  depends_on = [aws_iam_role.deploy]
}

module "away" {
  source     = "./stack"
  region     = "eu-central-1"
  depends_on = [aws_iam_role.deploy]
}
