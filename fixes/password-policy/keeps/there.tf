resource "aws_iam_account_password_policy" "own" {
  minimum_password_length = 10
}
