resource "aws_iam_role_policy_attachment" "this_ssm" {
  role       = this.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}
