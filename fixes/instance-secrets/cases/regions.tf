provider "aws" {
  alias  = "main"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

resource "aws_iam_role" "app" {
  provider = aws.main
  name     = "app"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role" "app_replica" {
  provider = aws.replica
  name     = "app-replica"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_secretsmanager_secret" "login" {
  provider = aws.main
  name     = "login"
}

resource "aws_secretsmanager_secret" "login_replica" {
  provider = aws.replica
  name     = "login"
}
