terraform {
  backend "s3" {
    bucket         = "example-state"
    key            = "main.tfstate"
    region         = "eu-west-1"
    acl            = "private"
    encrypt        = true
    use_lockfile   = true
    dynamodb_table = "locks"

    assume_role {
      role_arn = "arn:aws:iam::123456789012:role/state"
    }
  }
}
