variable "vpc_id" {
  type = string
}

variable "private_subnet_ids" {
  type = list(string)

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "At least two."
  }
}

variable "ami_id" {}

variable "account_id" {
  type = string
}

variable "availability_zones" {
  type = list(string)
}

variable "kms_key_arn" {
  type = string
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = var.vpc_id
}

resource "aws_instance" "app" {
  count = length(var.private_subnet_ids)

  ami           = var.ami_id
  instance_type = "t3.micro"
  subnet_id     = var.private_subnet_ids[count.index]
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs-${var.account_id}"
}

resource "aws_ebs_volume" "data" {
  for_each = toset(var.availability_zones)

  availability_zone = each.value
  size              = 20
  encrypted         = true
  kms_key_id        = var.kms_key_arn
}

resource "aws_iam_policy" "decrypt" {
  name = "decrypt"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = var.kms_key_arn
      }
    ]
  })
}
